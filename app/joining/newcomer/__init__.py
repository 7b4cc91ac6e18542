"""For somebody without an account: a name, and a way to come back."""
