"""The mail address of an account."""
