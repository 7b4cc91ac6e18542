"""The cohorts that somebody runs, in columns; two statements at any size."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import case, func, select

from app.core.db import db
from app.core.paging import SIZE
from app.models import Cohort, Counseling, Enrollment, Revision, Staff

RUNNING, COMING, CLOSED = range(3)
SORTS: Mapping[str, Sequence[Any]] = {
    "start": (Cohort.starts_on.desc(), Cohort.name),
    "name": (func.lower(Cohort.name),),
    "end": (Cohort.ends_on, Cohort.name),
}


class Row(NamedTuple):
    """One cohort of the list."""

    id: int
    public_id: str
    name: str
    place: str
    zone: str
    seats: int
    starts_on: date
    ends_on: date
    closed_at: datetime | None
    title: str
    """Of its curriculum."""
    people: int
    state: int
    """RUNNING, COMING or CLOSED."""
    total: int
    """Cohorts on all pages."""


def cohorts(staff: Staff | None, *, today: date, q: str, sort: str, page: int) -> Sequence[Row]:
    """One page: running ones first, then those to come, then closed ones. `staff` None: all."""
    state = case(
        (Cohort.closed_at.is_not(None), CLOSED), (Cohort.starts_on > today, COMING), else_=RUNNING
    )
    people = (
        select(func.count(Enrollment.id))
        .where(Enrollment.cohort_id == Cohort.id, Enrollment.removed_at.is_(None))
        .scalar_subquery()
    )
    found = select(*COLUMNS, people, state, func.count().over()).join(Cohort.revision)
    if staff is not None:
        mine = select(Counseling.cohort_id).where(Counseling.staff_id == staff.id)
        found = found.where(Cohort.id.in_(mine))
    if q:
        found = found.where(Cohort.name.icontains(q, autoescape=True))
    found = found.order_by(state, *SORTS[sort], Cohort.id)
    rows = db.session.execute(found.limit(SIZE).offset((page - 1) * SIZE))
    return [Row._make(row) for row in rows]


COLUMNS = (
    Cohort.id,
    Cohort.public_id,
    Cohort.name,
    Cohort.place,
    Cohort.zone,
    Cohort.seats,
    Cohort.starts_on,
    Cohort.ends_on,
    Cohort.closed_at,
    Revision.title,
)


def counselors(rows: Sequence[Row]) -> Mapping[int, list[str]]:
    """Cohort → the names of who counsels it."""
    found: dict[int, list[str]] = {}
    names = (
        select(Counseling.cohort_id, Staff.name)
        .join(Counseling.staff)
        .where(Counseling.cohort_id.in_([row.id for row in rows]))
        .order_by(Staff.sort_name, Staff.id)
    )
    for cohort, name in db.session.execute(names):
        found.setdefault(cohort, []).append(name)
    return found
