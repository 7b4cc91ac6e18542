"""Work on exercises that the cohort's edition does not have any more: readable, not writable."""
