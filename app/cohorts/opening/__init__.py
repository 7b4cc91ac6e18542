"""Opening a cohort, in two steps."""
