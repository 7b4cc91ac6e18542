"""A lesson as participants, as leaders and as a printer see it; nothing is saved."""
