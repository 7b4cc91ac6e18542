"""Enroll, remove, move."""

from sqlalchemy import delete, func, select, update

from app.access import audit
from app.core import clock, text
from app.core.db import db
from app.core.errors import DomainError
from app.models import Asking, Cohort, Enrollment, Submission, User
from app.rosters import messages
from app.submissions import tally


def enroll(
    cohort: Cohort, *, user: User, name: str, sort_name: str = "", zone: str | None = None
) -> Enrollment:
    """Let somebody into a cohort; somebody who had left comes back to what they had written.

    Raises DomainError when the cohort is closed or full, or the person is in it already.
    """
    refuse_if_full(cohort)
    row = db.session.scalars(
        select(Enrollment).where(Enrollment.cohort_id == cohort.id, Enrollment.user_id == user.id)
    ).first()
    if row is not None and row.removed_at is None:
        raise DomainError(messages.ALREADY_IN)
    if row is None:
        row = Enrollment(cohort_id=cohort.id, user_id=user.id, joined_at=clock.now())
        db.session.add(row)
    called = text.one_line(name)
    row.name, row.sort_name = called, text.one_line(sort_name) or sorted_as(called)
    row.zone, row.removed_at = zone, None
    here = delete(Asking).where(Asking.cohort_id == cohort.id, Asking.user_id == user.id)
    db.session.execute(here)  # whoever is in waits at the door no more
    db.session.flush()  # the event names it
    tally.recount(cohort.id)
    audit.record("staff:enrollment:add", row.public_id)
    return row


def refuse_if_full(cohort: Cohort) -> None:
    """Raises DomainError when nobody more can come in; of two at once, the second waits."""
    db.session.execute(select(Cohort.id).where(Cohort.id == cohort.id).with_for_update())
    if cohort.closed_at is not None:
        raise DomainError(messages.CLOSED)
    seated = select(func.count()).select_from(Enrollment)
    here = seated.where(Enrollment.cohort_id == cohort.id, Enrollment.removed_at.is_(None))
    if db.session.scalars(here).one() >= cohort.seats:
        raise DomainError(messages.FULL)


def sorted_as(name: str) -> str:
    """Where a name stands in a list if nobody says otherwise: by its last part."""
    *first, last = name.split() or [name]
    return f"{last}, {' '.join(first)}".rstrip(", ")


def remove(enrollment: Enrollment) -> None:
    """Take somebody out of a cohort; what they wrote stays theirs and comes back with them."""
    enrollment.removed_at = clock.now()
    tally.recount(enrollment.cohort_id)
    audit.record("staff:enrollment:remove", enrollment.public_id)


def leave(enrollment: Enrollment) -> None:
    """Somebody goes by themselves; a counselor can let them in again."""
    enrollment.removed_at = clock.now()
    tally.recount(enrollment.cohort_id)
    audit.record("participant:enrollment:leave", enrollment.public_id)


def bring_back(enrollment: Enrollment) -> None:
    """Let somebody who was taken out in again, with everything they had written.

    Raises DomainError when the cohort is closed or full, or the person is in it.
    """
    if enrollment.removed_at is None:
        raise DomainError(messages.ALREADY_IN)
    refuse_if_full(db.session.get_one(Cohort, enrollment.cohort_id))
    enrollment.removed_at = None
    tally.recount(enrollment.cohort_id)
    audit.record("staff:enrollment:bring-back", enrollment.public_id)


def move(enrollment: Enrollment, *, to: Cohort) -> Enrollment:
    """Put somebody with all their work into another cohort of the same curriculum.

    Raises DomainError when the curricula differ, the other cohort is full or closed, or the
    person is in it already, or was.
    """
    refuse_if_full(to)
    before = enrollment.cohort_id
    if to.curriculum_id != db.session.get_one(Cohort, before).curriculum_id:
        raise DomainError(messages.OTHER_CURRICULUM)
    there = select(Enrollment).where(
        Enrollment.cohort_id == to.id, Enrollment.user_id == enrollment.user_id
    )
    if row := db.session.scalars(there).first():
        raise DomainError(messages.WAS_IN if row.removed_at else messages.ALREADY_IN)
    enrollment.cohort_id = to.id
    db.session.execute(
        update(Submission)
        .where(Submission.enrollment_id == enrollment.id)
        .values(cohort_id=to.id)
        .execution_options(synchronize_session=False)
    )
    tally.recount(before)
    tally.recount(to.id)
    audit.record("staff:enrollment:move", enrollment.public_id)
    return enrollment
