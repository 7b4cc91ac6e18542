"""How much handwriting fits on paper: arithmetic, so that the check needs no printer.

A writing line is 9 mm high and 170 mm long (print.md); a letter of ordinary handwriting takes about
2.3 mm of it, spaces included. The second figure is our
judgement.
"""

from math import ceil

LETTERS = 75
"""That fit on one line."""


def lines_for(letters: int) -> int:
    """How many lines a text of so many letters takes."""
    return ceil(letters / LETTERS)
