"""The people book: verbs that write in it, questions its owner asks, and counts for others."""
