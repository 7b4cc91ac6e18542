"""A message that asks somebody for something: its pieces, and the check that reads it.

The check's rules are data (`banks/script-rules.en.yaml`); nothing here leaves the machine, and the
same text always gets the same findings.
"""
