"""How the first center and its administrator are made."""
