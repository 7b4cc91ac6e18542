"""What somebody does with a link from a mail."""
