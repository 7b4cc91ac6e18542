"""A vote: one each, without a name."""
