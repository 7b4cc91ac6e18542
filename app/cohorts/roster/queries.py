"""Who is in a cohort, who was, and where else they could go."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import exists, func, select

from app.core.db import db
from app.core.paging import SIZE
from app.models import Cohort, Counseling, Enrollment, Staff, Submission, User

LAST = func.coalesce(Enrollment.last_active_at, Enrollment.joined_at)
SORTS: Mapping[str, Sequence[Any]] = {
    "name": (),
    "joined": (Enrollment.joined_at.desc(),),
    "quiet": (LAST.asc(),),
}
REMOVED_SHOWN = 50


class Person(NamedTuple):
    """One line of the roster."""

    public_id: str
    name: str
    joined_at: datetime
    last_active_at: datetime | None
    removed_at: datetime | None
    is_mailless: bool
    """No mail address is known to be theirs."""
    total: int
    """People on all pages."""


class Target(NamedTuple):
    """A cohort somebody could move to."""

    public_id: str
    name: str
    seats: int
    people: int


COLUMNS = (
    Enrollment.public_id,
    Enrollment.name,
    Enrollment.joined_at,
    Enrollment.last_active_at,
    Enrollment.removed_at,
    exists().where(User.id == Enrollment.user_id, User.address.is_(None)),
)


def people(cohort: Cohort, *, q: str, sort: str, page: int) -> Sequence[Person]:
    """One page of those who are in."""
    found = select(*COLUMNS, func.count().over()).where(
        Enrollment.cohort_id == cohort.id, Enrollment.removed_at.is_(None)
    )
    if q:
        found = found.where(Enrollment.name.icontains(q, autoescape=True))
    found = found.order_by(*SORTS[sort], Enrollment.sort_name, Enrollment.id)
    rows = db.session.execute(found.limit(SIZE).offset((page - 1) * SIZE))
    return [Person(*row) for row in rows]


def removed(cohort: Cohort) -> Sequence[Person]:
    """Those who were taken out, the newest first."""
    rows = db.session.execute(
        select(*COLUMNS, func.count().over())
        .where(Enrollment.cohort_id == cohort.id, Enrollment.removed_at.is_not(None))
        .order_by(Enrollment.removed_at.desc(), Enrollment.id)
        .limit(REMOVED_SHOWN)
    )
    return [Person(*row) for row in rows]


def ever_in(cohort: Cohort, public_id: str) -> Enrollment | None:
    """Somebody who is in this cohort, or was."""
    mine = select(Enrollment).where(Enrollment.cohort_id == cohort.id)
    return db.session.scalars(mine.where(Enrollment.public_id == public_id)).first()


def seated(cohort: Cohort) -> int:
    """How many are in."""
    count = select(func.count(Enrollment.id)).where(Enrollment.cohort_id == cohort.id)
    return db.session.scalars(count.where(Enrollment.removed_at.is_(None))).one()


def pieces(enrollment: Enrollment) -> int:
    """How many exercises somebody has written in."""
    mine = select(func.count(Submission.id)).where(Submission.enrollment_id == enrollment.id)
    return db.session.scalars(mine).one()


def targets(cohort: Cohort, staff: Staff | None) -> Sequence[Target]:
    """Open cohorts of the same curriculum that `staff` counsels; None: all of the center."""
    people = (
        select(func.count(Enrollment.id))
        .where(Enrollment.cohort_id == Cohort.id, Enrollment.removed_at.is_(None))
        .scalar_subquery()
    )
    found = select(Cohort.public_id, Cohort.name, Cohort.seats, people).where(
        Cohort.curriculum_id == cohort.curriculum_id,
        Cohort.id != cohort.id,
        Cohort.closed_at.is_(None),
    )
    if staff is not None:
        mine = select(Counseling.cohort_id).where(Counseling.staff_id == staff.id)
        found = found.where(Cohort.id.in_(mine))
    return [Target(*row) for row in db.session.execute(found.order_by(Cohort.name, Cohort.id))]


def cohort_called(public_id: str) -> Cohort | None:
    """A cohort of this center."""
    return db.session.scalars(select(Cohort).where(Cohort.public_id == public_id)).first()
