"""Which curricula a center can use, and in which edition: the shipped ones, and its own."""
