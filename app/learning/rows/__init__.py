"""One row of each part of the people book, from a form and into a form."""
