"""Kill everything while two people type, and look for what was acknowledged (trust.md D4)."""
