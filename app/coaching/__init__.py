"""Who waits, what they wrote, what to answer."""
