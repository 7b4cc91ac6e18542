"""How much room a piece of a worksheet takes on paper: arithmetic, so that the check needs no
printer (`flask handouts render` shows the very page).

A writing line is 9 mm high (look.md). A question is set in lines of about 95 letters and 5.5 mm.
Letter paper, the shorter of the two, has 235 mm between head and foot of our sheets.
"""

from math import ceil

LINE, SET = 9.0, 5.5
"""Millimeters of a line to write on, and of a line of print."""
LETTERS = 95
PAGE = 235
"""Millimeters that one page has for a piece: a piece is never split."""


def too_high(lines: int, words: str) -> str:
    """What to say of a piece with so many lines to write on; "" when it fits on one page."""
    takes = lines * LINE + ceil(len(words) / LETTERS) * SET
    if takes <= PAGE:
        return ""
    most = int((PAGE - takes + lines * LINE) // LINE)
    return f"{lines} lines of 9 mm do not fit on one page; {most} do"
