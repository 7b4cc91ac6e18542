"""The status marks: one table that the pages, the matrix, the handouts and the exports read."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _


@dataclass(frozen=True)
class Stroke:
    """One SVG path in a square of 20 units, drawn as a line or filled."""

    path: str
    width: float = 1.8
    filled: bool = False


@dataclass(frozen=True)
class Mark:
    """The word for people, the symbol for plain text, the strokes for screen and paper."""

    word: LazyString
    symbol: str
    strokes: tuple[Stroke, ...]


RING = "M10 2.4a7.6 7.6 0 1 0 0 15.2a7.6 7.6 0 1 0 0-15.2Z"

MARKS: Mapping[str, Mark] = {
    "none": Mark(_("Not started"), "○", (Stroke(RING),)),
    "draft": Mark(
        _("Draft"), "◔", (Stroke(RING), Stroke("M10 10V2.4A7.6 7.6 0 0 1 17.6 10Z", filled=True))
    ),
    "handed_in": Mark(
        _("Handed in"),
        "●",
        (Stroke("M10 1.6a8.4 8.4 0 1 0 0 16.8a8.4 8.4 0 1 0 0-16.8Z", filled=True),),
    ),
    "returned": Mark(
        _("Returned"), "↺", (Stroke("M4.2 5.6a7.4 7.4 0 1 1-1.6 5.4"), Stroke("M3.6 1.6v4.6h4.6"))
    ),
    "again": Mark(
        _("Handed in again"),
        "✎",
        (Stroke("M2.4 17.6l1-4.6L13.6 2.8l3.6 3.6L7 16.6Z"), Stroke("M11.4 5l3.6 3.6")),
    ),
    "done": Mark(_("Done"), "✓", (Stroke("M2.6 10.8l5 5L17.6 4.4", width=2.4),)),
    "paper": Mark(
        _("On paper"),
        "▤",
        (
            Stroke("M3.4 1.9h13.2v16.2H3.4Z"),
            Stroke("M6.3 6.4h7.4M6.3 10h7.4M6.3 13.6h7.4", width=1.6),
        ),
    ),
    "excused": Mark(_("Excused"), "\N{EN DASH}", (Stroke("M4 10h12", width=2.2),)),
    "overdue": Mark(_("Overdue"), "◇", (Stroke("M10 2.2L17.8 10L10 17.8L2.2 10Z"),)),
}
"""In the order of a legend. `overdue` stands beside another mark, never alone."""
