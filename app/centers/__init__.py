"""What a center is called, looks like and asks for; who works there; how the first one is made."""
