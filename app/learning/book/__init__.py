"""The people book: filled in where an exercise stands, and on pages of its own."""
