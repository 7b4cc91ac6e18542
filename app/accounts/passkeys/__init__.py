"""Passkeys: adding one, taking one away, signing in with one."""
