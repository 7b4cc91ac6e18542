"""Opening a cohort and running it."""
