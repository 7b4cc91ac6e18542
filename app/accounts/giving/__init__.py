"""Giving the second step, and proving again who is here."""
