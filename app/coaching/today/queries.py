"""Who has gone quiet, what meets when, how cohorts run: for one counselor, or a whole center."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, select

from app import revisions
from app.coaching.pace import quiet_since
from app.core.db import db
from app.models import (
    Asking,
    Cohort,
    Counseling,
    Enrollment,
    Revision,
    Staff,
    State,
    Submission,
    Tally,
    WorkshopSession,
)

COHORTS_SHOWN, NAMES_SHOWN, SESSIONS_SHOWN = 50, 10, 3


@dataclass(frozen=True)
class Reach:
    """Whose cohorts a page is about: those somebody counsels, or all of the center."""

    staff: Staff
    everything: bool

    @property
    def cohorts(self) -> ColumnElement[bool]:
        """The open ones among them."""
        mine = select(Counseling.cohort_id).where(Counseling.staff_id == self.staff.id)
        is_open = Cohort.closed_at.is_(None)
        return is_open if self.everything else and_(is_open, Cohort.id.in_(mine))


class Running(NamedTuple):
    """A cohort, and what there is to count in it."""

    public_id: str
    name: str
    starts_on: date
    ends_on: date
    digest: str
    people: int
    active: int
    """Wrote something in the last seven days."""
    done: int
    """Exercises done, over all people."""

    @property
    def base(self) -> int:
        """What `done` would be if everybody had done everything."""
        return self.people * len(revisions.thaw(self.digest).exercises)


def cohorts(reach: Reach, *, now: datetime) -> Sequence[Running]:
    """The open cohorts, the latest first: one statement."""
    there = (Enrollment.cohort_id == Cohort.id, Enrollment.removed_at.is_(None))
    recent = Enrollment.last_active_at >= now - timedelta(days=7)
    done = select(func.coalesce(func.sum(Tally.done), 0)).where(Tally.cohort_id == Cohort.id)
    rows = db.session.execute(
        select(
            Cohort.public_id,
            Cohort.name,
            Cohort.starts_on,
            Cohort.ends_on,
            Revision.digest,
            select(func.count(Enrollment.id)).where(*there).scalar_subquery(),
            select(func.count(Enrollment.id)).where(*there, recent).scalar_subquery(),
            done.scalar_subquery(),
        )
        .join(Cohort.revision)
        .where(reach.cohorts)
        .order_by(Cohort.starts_on.desc(), Cohort.name)
        .limit(COHORTS_SHOWN)
    )
    return [Running(*row) for row in rows]


class Quiet(NamedTuple):
    """Somebody who has written nothing for long, and what may be the reason."""

    enrollment: str
    name: str
    cohort: str
    cohort_name: str
    zone: str
    joined_at: datetime
    last_active_at: datetime | None
    returned: int
    """Exercises that came back and were not taken up."""
    waits: datetime | None
    """Since when work of theirs waits for an answer."""
    total: int


def gone_quiet(reach: Reach, *, now: datetime) -> Sequence[Quiet]:
    """The longest quiet first, in cohorts that are running: one statement."""
    last = func.coalesce(Enrollment.last_active_at, Enrollment.joined_at)
    theirs = Submission.enrollment_id == Enrollment.id
    returned = select(func.count(Submission.id)).where(theirs, Submission.state == State.RETURNED)
    waits = select(func.min(Submission.waiting_since)).where(theirs)
    rows = db.session.execute(
        select(
            Enrollment.public_id,
            Enrollment.name,
            Cohort.public_id,
            Cohort.name,
            Cohort.zone,
            Enrollment.joined_at,
            Enrollment.last_active_at,
            returned.scalar_subquery(),
            waits.scalar_subquery(),
            func.count().over(),
        )
        .join(Enrollment.cohort)
        .where(reach.cohorts, Enrollment.removed_at.is_(None), last <= quiet_since(now))
        .where(Cohort.starts_on <= now.date(), Cohort.ends_on >= now.date())
        .order_by(last, Enrollment.id)
        .limit(NAMES_SHOWN)
    )
    return [Quiet(*row) for row in rows]


class Door(NamedTuple):
    """A cohort that people want to be let into."""

    public_id: str
    name: str
    waiting: int
    since: datetime


def doors(reach: Reach) -> Sequence[Door]:
    """Those with somebody at the door, the longest wait first: one statement."""
    rows = db.session.execute(
        select(Cohort.public_id, Cohort.name, func.count(Asking.id), func.min(Asking.asked_at))
        .join(Asking, Asking.cohort_id == Cohort.id)
        .where(reach.cohorts, Asking.declined_at.is_(None))
        .group_by(Cohort.id, Cohort.public_id, Cohort.name)
        .order_by(func.min(Asking.asked_at))
        .limit(NAMES_SHOWN)
    )
    return [Door(*row) for row in rows]


class Meets(NamedTuple):
    """A workshop session that is near, and whose it is."""

    number: int
    starts_at: datetime
    minutes: int
    place: str
    zone: str
    cohort: str
    """Public id."""
    cohort_name: str

    @property
    def ends_at(self) -> datetime:
        """When it should be over."""
        return self.starts_at + timedelta(minutes=self.minutes)


def sessions(reach: Reach, *, now: datetime) -> Sequence[Meets]:
    """The next workshop sessions of the week, and one that is still going on: one statement."""
    rows = db.session.execute(
        select(
            WorkshopSession.number,
            WorkshopSession.starts_at,
            WorkshopSession.minutes,
            func.coalesce(func.nullif(WorkshopSession.place, ""), Cohort.place),
            Cohort.zone,
            Cohort.public_id,
            Cohort.name,
        )
        .join(Cohort, Cohort.id == WorkshopSession.cohort_id)
        .where(reach.cohorts)
        .where(WorkshopSession.starts_at.between(now - timedelta(hours=3), now + timedelta(days=7)))
        .order_by(WorkshopSession.starts_at, WorkshopSession.id)
        .limit(SESSIONS_SHOWN)
    )
    return [Meets(*row) for row in rows]
