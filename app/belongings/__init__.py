"""What is somebody's: all of it, to take along or to be forgotten; the columns say what."""
