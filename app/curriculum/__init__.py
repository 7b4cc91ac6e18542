"""What is taught, read from text files and never changed: knows neither web nor database."""
