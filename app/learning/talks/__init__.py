"""The form for a conversation."""
