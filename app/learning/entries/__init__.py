"""The forms for contacts, names on a list and lines of the ledger."""
