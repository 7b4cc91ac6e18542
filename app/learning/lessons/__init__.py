"""Contents, and a lesson with its exercises standing in the text."""
