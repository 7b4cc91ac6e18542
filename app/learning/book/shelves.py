"""An exercise on the book as its person has it before them: what is there, and a form for more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from app.book.entries import Wish, document, how_many, people_of
from app.book.goals import counts_of
from app.book.owner import book_of
from app.core import clock
from app.core.pages import at
from app.curriculum.closed import Shelf
from app.curriculum.goals import Goal
from app.curriculum.kinds import KINDS, exercise_from
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.booked import Line, OnBook
from app.learning.entries.forms import EnergyForm, EntryForm
from app.learning.rows.writing import PARTS
from app.models import Enrollment

SHOWN = 12
"""Rows that stand in a lesson; all of them have a page of their own."""
People = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Shelved:
    """One exercise's part of the book."""

    exercise: Exercise
    shelf: Shelf
    goal: Goal
    answers: Mapping[str, Any]
    """The first rows, as the kind reads them."""
    total: int
    form: EntryForm
    energy: EnergyForm

    @property
    def is_more(self) -> bool:
        """Whether some rows do not stand here."""
        return self.total > SHOWN


def shelved(enrollment: Enrollment, exercises: Sequence[Exercise]) -> Mapping[str, Shelved]:
    """Exercise id → its part of the book: seven statements at most for each part, none where no
    exercise stands on the book.
    """
    standing = [one for one in exercises if one.shelf is not None]
    if not standing:
        return {}
    book, counts = book_of(enrollment.user_id), counts_of(enrollment)
    people = people_of(book)
    parts = {one.shelf for one in standing if one.shelf is not None}
    there = {
        part: (document(book, part, Wish(limit=SHOWN)), how_many(book, part)) for part in parts
    }
    return {
        one.id: Shelved(
            one,
            one.shelf,
            one.goal(counts),
            *there[one.shelf],
            form=blank(enrollment, one, people),
            energy=energy_of(one, there[one.shelf][0]),
        )
        for one in standing
        if one.shelf is not None
    }


def blank(enrollment: Enrollment, exercise: Exercise, people: People) -> EntryForm:
    """An empty form for one more row; several stand on one page, so each has names of its own."""
    if exercise.shelf is None:
        raise LookupError(exercise.id)
    kind, prefix = PARTS[exercise.shelf].form, prefix_of(exercise.id)
    form: EntryForm = kind(None, data=today(enrollment), prefix=prefix)
    form.offer(people)
    return form


def energy_of(exercise: Exercise, answers: Mapping[str, Any]) -> EnergyForm:
    """What was said of the energy for the open list."""
    return EnergyForm(None, data=answers.get("energy"), prefix=prefix_of(exercise.id))


@cache
def reader(shelf: Shelf) -> OnBook:
    """The kind that reads a part of the book, where no exercise asks for it."""
    kind = next(name for name, spec in KINDS.items() if spec.shelf is shelf)
    keys = {"id": str(shelf), "kind": kind, "title": kind, "minutes": 1, "trains": "skill"}
    return cast("OnBook", exercise_from(keys))


def lines_of(shelf: Shelf, answers: Mapping[str, Any]) -> list[Line]:
    """The rows of a part as a list shows them."""
    return list(reader(shelf).lines(answers))


def today(enrollment: Enrollment) -> Mapping[str, Any]:
    """What a new row has already: the day it is where the person is."""
    return {"on": at(clock.now(), zone_of(enrollment)).date()}


def zone_of(enrollment: Enrollment) -> str:
    """Where the person is."""
    return enrollment.zone or enrollment.cohort.zone


def prefix_of(exercise_id: str) -> str:
    """As the names of the fields begin; a form that belongs to no exercise has none."""
    return f"{exercise_id}-" if exercise_id else ""
