"""Who needs a counselor today."""
