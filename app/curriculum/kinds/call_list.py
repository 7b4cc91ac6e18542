"""A list of names to sit down with, and what came of each try.

Nothing is stored here: `entries` are the names on the open list of the people book, and `energy`
has `before` and `after` (1 to 5).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field

from app.curriculum import called
from app.curriculum.closed import Outcome, Shelf
from app.curriculum.goals import Counts, Goal, Want
from app.curriculum.kinds.fields.ask import Row
from app.curriculum.kinds.fields.booked import Line, OnBook, entries_of, text_of
from app.curriculum.kinds.fields.values import as_mapping, as_text
from app.curriculum.phrases import _


class Spec(OnBook):
    """`minimum`: how many different people to try. What comes of it does not matter."""

    kind: Literal["call-list"]
    minimum: int = Field(default=5, ge=1, le=50)

    shelf: ClassVar[Shelf | None] = Shelf.CALLS

    def goal(self, counts: Counts) -> Goal:
        return Goal((Want(counts.called, self.minimum, _("People tried")),))

    def lines(self, answers: object) -> Iterator[Line]:
        for entry in entries_of(answers):
            came = called.word(called.outcomes, text_of(entry, "outcome"))
            by = called.word(called.channels, text_of(entry, "channel"))
            facts = (by, came, text_of(entry, "note"))
            name, wait = text_of(entry, "name"), "" if came else _("Not tried yet")
            yield Line(text_of(entry, "id"), name, facts, None, wait)

    def ticks(self) -> Sequence[str]:
        """The columns to tick, in short words: a list on paper is narrow."""
        return tuple(self.columns_of())

    def columns_of(self) -> Mapping[str, frozenset[Outcome]]:
        """Short word → the outcomes that are ticked there."""
        return {
            _("Talked"): frozenset({Outcome.TALKED}),
            _("Time set"): frozenset({Outcome.MEETING_SET}),
            _("Calls back"): frozenset({Outcome.CALLBACK, Outcome.GATEKEEPER}),
            _("Message left"): frozenset({Outcome.VOICEMAIL}),
            _("No answer"): frozenset({Outcome.NO_ANSWER, Outcome.WRONG}),
        }

    @property
    def blank_rows(self) -> int:
        """Rows on a blank sheet: some more than are asked for."""
        return min(max(self.minimum + 5, 12), 20)

    def rows(self, answers: object, blank: int) -> list[Row]:
        """The list on paper: what is there, and blank rows up to `blank`."""
        filled = [self.cells(entry) for entry in entries_of(answers)]
        empty = [("",) * (len(self.ticks()) + 2)] * (blank - len(filled))
        return [Row(str(n), cells) for n, cells in enumerate(filled + empty, start=1)]

    def cells(self, entry: Mapping[str, Any]) -> tuple[str, ...]:
        """A name, a tick in one of the columns, the note."""
        came = text_of(entry, "outcome")
        ticked = ("✓" if came in outcomes else "" for outcomes in self.columns_of().values())
        return (text_of(entry, "name"), *ticked, text_of(entry, "note"))

    def energy(self, answers: object, when: str) -> int | None:
        """`before` or `after`, from 1 to 5."""
        value = as_text(as_mapping(as_mapping(answers).get("energy")).get(when))
        return int(value) if value in {"1", "2", "3", "4", "5"} else None
