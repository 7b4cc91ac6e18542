"""Who waits at a cohort's door, and for whom its code works."""
