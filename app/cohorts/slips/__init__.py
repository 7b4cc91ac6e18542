"""Slips of paper with the join code, to be cut and handed out."""
