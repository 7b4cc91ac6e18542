"""After the button: at the door, or in."""
