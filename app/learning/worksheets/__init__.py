"""A worksheet as its person has it before them, in a lesson or alone."""
