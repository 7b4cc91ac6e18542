"""What a colleague is called here."""
