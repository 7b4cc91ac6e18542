"""Joining a cohort: the code from a slip, a name, and a way to come back."""
