"""Everything printable."""
