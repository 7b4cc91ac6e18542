"""Fields of the forms of the people book."""
