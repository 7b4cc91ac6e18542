"""How much stands in a book, and which exercises that makes done: numbers, never names.

Contacts count whoever they are and whenever they were written down. What was done (tries,
conversations, gifts) counts from the day the person joined the cohort: an exercise asks for
practice, and last year's is not this one's. One conversation counts in every cohort the person is
in. A lesson that is not open yet is not done: what is there counts at the first write after it
opens, or when the person presses the button for it (`settle`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import contains_eager

from app.core import clock
from app.core.db import db
from app.curriculum.closed import Direction
from app.curriculum.goals import Counts
from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Lesson
from app.models import (
    Attempt,
    Book,
    Cohort,
    Contact,
    Conversation,
    Enrollment,
    LedgerEntry,
    LessonDate,
    Submission,
)
from app.revisions import curriculum_of
from app.submissions.service import stand_by_goal

NOTHING = Counts()


def counts_of(enrollment: Enrollment) -> Counts:
    """One person's numbers in one cohort: one statement."""
    return counted(Enrollment.id == enrollment.id).get(enrollment.id, NOTHING)


def counts_in(cohort: Cohort) -> Mapping[int, Counts]:
    """Enrollment id → numbers, of everybody in a cohort who has any: one statement."""
    here = and_(Enrollment.cohort_id == cohort.id, Enrollment.removed_at.is_(None))
    return counted(here)


def counted(whose: ColumnElement[bool]) -> Mapping[int, Counts]:
    """The one statement: whose, what, in which circle, how many, and how many of a special sort."""
    rows: Iterable[Any] = db.session.execute(
        union_all(*(part.where(whose) for part in (people(), tries(), talks(), gifts())))
    )
    found: dict[int, dict[str, Any]] = {}
    for who, what, circle, number, special in rows:
        mine = found.setdefault(who, {"contacts": {}, "unusual": {}})
        if what == "contacts":
            mine["contacts"][circle], mine["unusual"][circle] = number, special
        else:
            mine[what] = number
            mine |= {"pure": special} if what == "conversations" else {}
    return {who: Counts(**mine) for who, mine in found.items()}


def books(*columns: Any) -> Select[Any]:
    """Rows of each enrollment's own book."""
    own = and_(Book.user_id == Enrollment.user_id, Book.center_id == Enrollment.center_id)
    return select(Enrollment.id, *columns).select_from(Enrollment).join(Book, own)


def people() -> Select[Any]:
    """Contacts by circle, and those in an unusual role among them."""
    circle = func.coalesce(cast(Contact.circle, String), "")
    unusual = func.count(func.nullif(Contact.unusual_role, ""))
    return (
        books(literal("contacts"), circle, func.count(), unusual)
        .join(Contact, Contact.book_id == Book.id)
        .where(Contact.archived_at.is_(None))
        .group_by(Enrollment.id, circle)
    )


def tries() -> Select[Any]:
    """Different people who were tried since joining."""
    number = func.count(Attempt.contact_id.distinct())
    return (
        books(literal("called"), literal(""), number, literal(0))
        .join(Attempt, Attempt.book_id == Book.id)
        .where(Attempt.removed_at.is_(None), Attempt.outcome.is_not(None))
        .where(Attempt.at >= Enrollment.joined_at)
        .group_by(Enrollment.id)
    )


def talks() -> Select[Any]:
    """Conversations since joining, and the pure ones among them."""
    pure = func.count(case((Conversation.pure.is_(True), 1)))
    return (
        books(literal("conversations"), literal(""), func.count(), pure)
        .join(Conversation, Conversation.book_id == Book.id)
        .where(Conversation.removed_at.is_(None))
        .where(Conversation.created_at >= Enrollment.joined_at)
        .group_by(Enrollment.id)
    )


def gifts() -> Select[Any]:
    """What was given since joining."""
    return (
        books(literal("given"), literal(""), func.count(), literal(0))
        .join(LedgerEntry, LedgerEntry.book_id == Book.id)
        .where(LedgerEntry.removed_at.is_(None), LedgerEntry.direction == Direction.GIVEN)
        .where(LedgerEntry.created_at >= Enrollment.joined_at)
        .group_by(Enrollment.id)
    )


def settle(user_id: int) -> Sequence[Exercise]:
    """Let every open exercise of the person's cohorts here know what stands in the book.

    Called at the end of every write, in its transaction. Returns what is done from now on. A
    closed cohort stays as it was; the book does not.
    """
    db.session.flush()  # the counts must see what was just written
    enrollments = open_enrollments(user_id)
    mine = counted(Enrollment.id.in_([row.id for row in enrollments])) if enrollments else {}
    known, dates = begun(enrollments), openings(enrollments)
    reached = []
    for row in enrollments:
        row.last_active_at = clock.now()
        for exercise in waiting(row, dates):
            goal = exercise.goal(mine.get(row.id, NOTHING))
            there = known.get((row.id, exercise.id))
            if goal.is_begun and stand_by_goal(row, exercise, there, is_met=goal.is_met):
                reached.append(exercise)
    return reached


def open_enrollments(user_id: int) -> Sequence[Enrollment]:
    """Where the person learns in this center, in cohorts that are not closed."""
    return db.session.scalars(
        select(Enrollment)
        .join(Enrollment.cohort)
        .join(Cohort.revision)
        .options(contains_eager(Enrollment.cohort).contains_eager(Cohort.revision))
        .where(Enrollment.user_id == user_id, Enrollment.removed_at.is_(None))
        .where(Cohort.closed_at.is_(None))
    ).all()


def begun(enrollments: Sequence[Enrollment]) -> Mapping[tuple[int, str], Submission]:
    """The rows there are, held: (enrollment id, exercise id) → row."""
    theirs = Submission.enrollment_id.in_([row.id for row in enrollments])
    rows = db.session.scalars(select(Submission).where(theirs).with_for_update())
    return {(row.enrollment_id, row.exercise_id): row for row in rows}


def openings(enrollments: Sequence[Enrollment]) -> Mapping[tuple[int, str], LessonDate]:
    """(cohort id, lesson id) → when it opens."""
    theirs = LessonDate.cohort_id.in_([row.cohort_id for row in enrollments])
    rows = db.session.scalars(select(LessonDate).where(theirs))
    return {(row.cohort_id, row.lesson_id): row for row in rows}


def waiting(
    enrollment: Enrollment, dates: Mapping[tuple[int, str], LessonDate]
) -> Iterator[Exercise]:
    """The exercises on the book in lessons that are open."""
    for lesson in curriculum_of(enrollment.cohort.revision).lessons:
        if is_open(dates.get((enrollment.cohort_id, lesson.id))):
            yield from booked(lesson)


def is_open(dates: LessonDate | None) -> bool:
    """A lesson without dates always is."""
    return dates is None or dates.opens_at <= clock.now()


def booked(lesson: Lesson) -> Iterator[Exercise]:
    """A lesson's exercises that stand on the book."""
    return (exercise for exercise in lesson.exercises if exercise.stands_on_book)
