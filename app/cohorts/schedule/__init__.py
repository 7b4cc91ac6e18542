"""When a cohort meets, and what moves with it."""
