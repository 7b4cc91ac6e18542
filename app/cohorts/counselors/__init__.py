"""Who counsels a cohort."""
