"""Which edition of its curriculum a cohort works through, and moving to a newer one."""
