"""Staying signed in, and the warning before a sign-in ends."""
