"""Who is in a cohort: remove, move, bring back."""
