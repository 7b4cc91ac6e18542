"""The code, and what is behind it."""
