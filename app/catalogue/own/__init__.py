"""A center's own curricula: bring, copy, mend, publish."""
