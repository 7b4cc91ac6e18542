"""What a participant sees: this week, lessons, exercises, the cohort, and who can read what."""
