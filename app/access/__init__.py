"""Who somebody is, what they may do, and what is remembered of it."""
