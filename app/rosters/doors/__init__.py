"""The ways into a cohort: its code, asking at the door, a slip of paper."""
