"""Who works here, and who is invited to."""
