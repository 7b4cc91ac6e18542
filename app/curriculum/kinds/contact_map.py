"""The people somebody knows, in circles.

Nothing is stored here: `entries` are the contacts of the people book.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field

from app.curriculum import called
from app.curriculum.closed import Circle, Closed, Shelf
from app.curriculum.goals import Counts, Goal, Want, within
from app.curriculum.kinds.fields.ask import Row
from app.curriculum.kinds.fields.booked import Line, OnBook, entries_of, text_of
from app.curriculum.phrases import _

BLANK = Row("", ("", "", ""))
MOST_ROWS = 7
"""Blank rows of a circle on paper."""


class Enough(Closed):
    """How many people, and how many of them in an unusual role."""

    contacts: int = Field(default=40, ge=1, le=500)
    unusual: int = Field(default=5, ge=0, le=100)


class Spec(OnBook):
    """`circles`: those that are asked for, all if left out. `goal`: how many are enough."""

    kind: Literal["contact-map"]
    circles: tuple[Circle, ...] = ()
    enough: Enough = Field(default=Enough(), alias="goal")

    shelf: ClassVar[Shelf | None] = Shelf.CONTACTS

    @property
    def asked(self) -> tuple[Circle, ...]:
        """The circles in their order."""
        return tuple(circle for circle in Circle if not self.circles or circle in self.circles)

    def goal(self, counts: Counts) -> Goal:
        people = Want(within(counts.contacts, self.circles), self.enough.contacts, _("People"))
        unusual = within(counts.unusual, self.circles)
        if not self.enough.unusual:
            return Goal((people,))
        return Goal((people, Want(unusual, self.enough.unusual, _("In an unusual role"))))

    def lines(self, answers: object) -> Iterator[Line]:
        for entry in entries_of(answers):
            facts = (circle_of(entry), text_of(entry, "unusual_role"), sent_by(entry))
            yield Line(text_of(entry, "id"), text_of(entry, "name"), facts)

    @property
    def asked_words(self) -> list[str]:
        """The circles by name."""
        return [called.circles()[circle] for circle in self.asked]

    @property
    def enough_words(self) -> str:
        """How many are enough."""
        people, unusual = self.enough.contacts, self.enough.unusual
        if not unusual:
            return _("Enough: %(people)s people.", people=people)
        return _(
            "Enough: %(people)s people, %(unusual)s of them with a star.",
            people=people,
            unusual=unusual,
        )

    @property
    def roles(self) -> tuple[str, ...]:
        """Whom one forgets."""
        return called.roles()

    @property
    def boundary(self) -> str:
        """What one does not do (content.md, section i)."""
        return _(
            "Doctors, dentists, counselors, clergy: not while you are in their care. Ask at another"
            " time, or let it be. You do not owe anybody your story."
        )

    def columns(self) -> Sequence[str]:
        """The heads of a circle's table on paper."""
        return (_("Name or initials"), _("How I know them"), _("Last in touch (month)"))

    def by_circle(self, answers: object) -> Iterator[tuple[str, list[Row]]]:
        """Each circle's name, and its rows on paper; those in none of them come last, if any."""
        there = entries_of(answers)
        room = min(MOST_ROWS, max(2, self.enough.contacts // len(self.asked) + 1))
        for circle in self.asked:
            inside = [row_of(one) for one in there if text_of(one, "circle") == circle]
            yield called.circles()[circle], inside + [BLANK] * (1 if there else room)
        asked = set(self.asked)
        if rest := [row_of(one) for one in there if text_of(one, "circle") not in asked]:
            yield _("Other people"), rest


def row_of(entry: Mapping[str, Any]) -> Row:
    """Somebody on paper, with a star for an unusual role."""
    role = text_of(entry, "unusual_role")
    known = " · ".join(filter(None, [role, text_of(entry, "known"), sent_by(entry)]))
    cells = (text_of(entry, "name"), known, text_of(entry, "last_contact"))
    return Row("★" if role else "", cells)


def circle_of(entry: Mapping[str, Any]) -> str:
    """The word for somebody's circle."""
    return called.word(called.circles, text_of(entry, "circle"))


def sent_by(entry: Mapping[str, Any]) -> str:
    """Who led to this person."""
    by = text_of(entry, "referred_by")
    return _("sent by %(name)s", name=by) if by else ""
