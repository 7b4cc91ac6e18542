"""What somebody asked for, received, offered and gave.

Nothing is stored here: `entries` are the ledger of the people book.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, ClassVar, Literal

from pydantic import Field

from app.curriculum import called
from app.curriculum.closed import Closed, Direction, Shelf
from app.curriculum.goals import Counts, Goal, Want
from app.curriculum.kinds.fields.booked import Line, OnBook, entries_of, text_of
from app.curriculum.kinds.fields.values import as_day
from app.curriculum.phrases import _

INWARD = (Direction.ASKED, Direction.RECEIVED)
OUTWARD = (Direction.OFFERED, Direction.GIVEN)
LINES = 14
"""Blank rows of a sheet."""


class Enough(Closed):
    """How often to have given something."""

    given: int = Field(default=2, ge=1, le=50)


class Spec(OnBook):
    """`goal`: how much to give. There is no score: asking is as good as giving."""

    kind: Literal["ledger"]
    enough: Enough = Field(default=Enough(), alias="goal")

    shelf: ClassVar[Shelf | None] = Shelf.LEDGER

    def goal(self, counts: Counts) -> Goal:
        return Goal((Want(counts.given, self.enough.given, _("Given")),))

    def lines(self, answers: object) -> Iterator[Line]:
        return map(line_from, entries_of(answers))

    def pairs(self, answers: object) -> list[tuple[Line | None, Line | None]]:
        """Rows on paper, of what came and what went; blank ones at the end."""
        there = entries_of(answers)
        came = [line_from(one) for one in there if text_of(one, "direction") in set(INWARD)]
        went = [line_from(one) for one in there if text_of(one, "direction") in set(OUTWARD)]
        blank: list[tuple[Line | None, Line | None]] = [(None, None)] * (2 if there else LINES)
        return list(zip_longest(came, went)) + blank


def line_from(entry: Mapping[str, Any]) -> Line:
    """A row: which way and what, with whom, when."""
    way = called.word(called.directions, text_of(entry, "direction"))
    what = called.word(called.gifts, text_of(entry, "gift"))
    title = _("%(way)s: %(what)s", way=way, what=what) if way and what else way or what
    facts = (text_of(entry, "name"), text_of(entry, "note"))
    return Line(text_of(entry, "id"), title, facts, as_day(entry.get("on")))
