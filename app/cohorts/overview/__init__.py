"""The list of cohorts."""
