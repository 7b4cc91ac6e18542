"""A participant's work: saved, handed in, answered. Shared by the pages of both sides; no pages."""
