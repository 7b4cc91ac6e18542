"""The person's own page: what one is called, one's own word, what a counselor sees, the way out."""
