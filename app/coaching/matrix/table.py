"""The rows of a matrix: pure, and built once for 50 people or 2,000.

A cell is drawn once for each exercise and each way to stand towards it; a row only picks the
strings. What a cell looks like is the caller's: markup for a page, words for a file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Curriculum, Lesson
from app.models import LessonDate
from app.progress import Step, step
from app.submissions.packed import Did, unpack
from app.submissions.queries import Work

Draw = Callable[[Step], str]


@dataclass(frozen=True)
class Column:
    """One exercise."""

    lesson: Lesson
    place: int
    """In its lesson, from 1."""
    exercise: Exercise
    dates: LessonDate | None

    @property
    def number(self) -> str:
        """As `2.1`."""
        return f"{self.lesson.number}.{self.place}"


class Person(NamedTuple):
    """Whose row it is."""

    id: int
    public_id: str
    name: str
    joined_at: datetime
    last_active_at: datetime | None


@dataclass
class Row:
    """A person and their cells, one for each column."""

    person: Person
    cells: list[str]
    done: int = 0
    asks_help: bool = False


def columns(
    curriculum: Curriculum, dates: Mapping[str, LessonDate], *, lesson: str = ""
) -> Sequence[Column]:
    """Every exercise in order; those of one lesson, if there is a lesson with that id."""
    only = curriculum.lesson(lesson)
    return [
        Column(part, place, exercise, dates.get(part.id))
        for part in ((only,) if only else curriculum.lessons)
        for place, exercise in enumerate(part.exercises, start=1)
    ]


def rows(
    people: Sequence[Person],
    work: Iterable[Sequence[Any]],
    columns: Sequence[Column],
    *,
    draw: Draw,
    now: datetime,
) -> list[Row]:
    """A row for each of `people`, in their order; `work`: whose (enrollment id) and how (packed),
    in any order.

    `Row.done` counts the exercises of `columns` that are done or excused.
    """
    index = {column.exercise.id: number for number, column in enumerate(columns)}
    blank = [draw(stand(column, None, now)) for column in columns]
    table = {person.id: Row(person, blank.copy()) for person in people}
    known: dict[str, tuple[int, str, bool, bool]] = {}
    for enrollment_id, how in work:
        if (cell := known.get(how)) is None:
            did = unpack(how)
            if (number := index.get(did.exercise_id)) is None:
                continue
            here = stand(columns[number], did, now)
            cell = known[how] = number, draw(here), here.is_done, did.asks_help
        row = table[enrollment_id]
        row.cells[cell[0]] = cell[1]
        row.done += cell[2]
        row.asks_help = row.asks_help or cell[3]
    return list(table.values())


def stand(column: Column, did: Did | None, now: datetime) -> Step:
    """How somebody stands towards an exercise: what `progress` says, for a table's few facts."""
    work = None
    if did is not None:
        work = Work(
            exercise_id=did.exercise_id,
            state=did.state,
            is_done=did.is_done,
            on_paper=did.on_paper,
            excused=did.excused,
            round=0,
            saved_at=now,
            handed_in_at=now if did.is_handed_in else None,
            waiting_since=None,
            asked_help_at=None,
        )
    return step(column.lesson, column.place, column.exercise, work, column.dates, now)
