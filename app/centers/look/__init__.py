"""Logo and accent colour."""
