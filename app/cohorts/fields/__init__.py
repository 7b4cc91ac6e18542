"""Fields that the forms of this room share: days, times, counts, zones."""
