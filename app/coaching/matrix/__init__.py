"""A cohort's people by its exercises, and one person's line of it: marks, never words."""
