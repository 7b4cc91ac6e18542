"""What can be wrong with an installation, in plain words."""
