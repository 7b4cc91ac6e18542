"""Where staff look at curricula: as participants see them, as leaders do, on paper."""
