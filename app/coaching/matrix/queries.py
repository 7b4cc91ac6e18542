"""What the matrix shows: columns of tables, never the words. Three statements at any size."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, literal, null, select, union_all

from app.coaching.matrix.forms import Wish
from app.coaching.matrix.table import Person
from app.coaching.pace import quiet_since
from app.core.db import db
from app.models import Cohort, Enrollment, LessonDate, Submission, Tally
from app.submissions.packed import PACKED

PAGE = 50


@dataclass
class About:
    """What holds for the whole cohort, whoever is shown."""

    people: int = 0
    done: dict[str, int] = field(default_factory=dict)
    """Exercise id → how many people have done it."""
    dates: dict[str, LessonDate] = field(default_factory=dict)
    """Lesson id → when it opens and is due; not of the session, and never saved."""


def about(cohort: Cohort) -> About:
    """Dates, counts and size, in one statement: a kind, an id, two moments and a number each."""
    dates = select(
        literal("date"), LessonDate.lesson_id, LessonDate.opens_at, LessonDate.due_at, literal(0)
    ).where(LessonDate.cohort_id == cohort.id)
    done = select(literal("done"), Tally.exercise_id, null(), null(), Tally.done).where(
        Tally.cohort_id == cohort.id
    )
    people = select(
        literal("people"), literal(""), null(), null(), func.count(Enrollment.id)
    ).where(Enrollment.cohort_id == cohort.id, Enrollment.removed_at.is_(None))
    found = About()
    rows: Iterable[Any] = db.session.execute(union_all(dates, done, people))
    for kind, name, opens_at, due_at, number in rows:
        if kind == "date":
            found.dates[name] = LessonDate(lesson_id=name, opens_at=opens_at, due_at=due_at)
        elif kind == "done":
            found.done[name] = number
        else:
            found.people = number
    return found


def people(cohort: Cohort, wish: Wish, *, now: datetime, page: int) -> tuple[Sequence[Person], int]:
    """The people of one page, and how many there are on all pages: one statement."""
    rows = db.session.execute(
        select(*COLUMNS, func.count().over())
        .where(*shown(cohort, wish, now))
        .order_by(*ORDERS[wish.sort], Enrollment.sort_name, Enrollment.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    ).all()
    return [Person(*row[:-1]) for row in rows], rows[0][-1] if rows else 0


COLUMNS = (
    Enrollment.id,
    Enrollment.public_id,
    Enrollment.name,
    Enrollment.joined_at,
    Enrollment.last_active_at,
)
THEIRS = Submission.enrollment_id == Enrollment.id
LAST = func.coalesce(Enrollment.last_active_at, Enrollment.joined_at)
ORDERS: Mapping[str, Sequence[ColumnElement[Any]]] = {
    "name": (),
    "quiet": (LAST.asc(),),
    "done": (select(func.count(Submission.done_at)).where(THEIRS).scalar_subquery().desc(),),
}


def shown(cohort: Cohort, wish: Wish, now: datetime) -> list[ColumnElement[bool]]:
    """Who is meant by a wish."""
    only: dict[str, ColumnElement[bool]] = {
        "waiting": exists().where(THEIRS, Submission.waiting_since.is_not(None)),
        "help": exists().where(THEIRS, Submission.asked_help_at.is_not(None)),
        "quiet": quiet_since(now) >= LAST,
    }
    found = [Enrollment.cohort_id == cohort.id, Enrollment.removed_at.is_(None)]
    if wish.show in only:
        found.append(only[wish.show])
    if wish.q:
        found.append(Enrollment.name.icontains(wish.q, autoescape=True))
    return found


def work(people: Sequence[Person]) -> Iterable[Sequence[Any]]:
    """What these people did, packed: one statement."""
    theirs = Submission.enrollment_id.in_([person.id for person in people])
    return db.session.execute(select(Submission.enrollment_id, PACKED).where(theirs))
