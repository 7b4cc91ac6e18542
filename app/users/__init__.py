"""Accounts: an address or none, and what proves who somebody is. No pages."""
