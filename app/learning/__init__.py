"""What a participant sees: this week, lessons, exercises."""
