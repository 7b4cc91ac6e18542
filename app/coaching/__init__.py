"""Who waits, what they wrote, what to answer; and how far everybody is."""
