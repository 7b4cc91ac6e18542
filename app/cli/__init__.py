"""Commands for the person at the terminal, one module for each group."""
