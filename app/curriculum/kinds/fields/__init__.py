"""What answers are made of: reading them, asking for them, and the field types of a worksheet."""
