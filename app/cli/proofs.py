"""What does not hold on a printed sheet, in words: from what the press measured, page by page."""

from collections.abc import Iterator, Sequence
from math import ceil

from app.core.pdf import Page

SPILL = 0.15
"""A page with less on it looks like a mistake."""
PACKED = 0.85
"""How full pages are when fields and rows stay whole."""


def faults(pages: Sequence[Page]) -> Iterator[str]:
    """One line for each."""
    needed = ceil(sum(page.used for page in pages) / PACKED)
    if len(pages) > needed:
        yield f"takes {len(pages)} pages for what fits on {needed}"
    for number, page in enumerate(pages, start=1):
        if page.used < SPILL:
            yield f"page {number} of {len(pages)} is {page.used:.0%} full"
        yield from (f"page {number} begins inside “{words}”" for words in page.split)
        yield from (f"page {number} ends with the heading “{words}”" for words in page.heading)
        yield from (
            f"page {number} has too little room to write: “{words}”" for words in page.small
        )
