"""Foundations that know nothing of lessons or people."""
