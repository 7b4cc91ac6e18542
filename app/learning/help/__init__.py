"""A call for help on an exercise."""
