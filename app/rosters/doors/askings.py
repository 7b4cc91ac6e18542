"""Asking to be let in, and the answer."""

from collections.abc import Sequence

from sqlalchemy import select

from app.access import audit
from app.core import clock, text
from app.core.db import db
from app.models import Asking, Cohort, Enrollment, User
from app.rosters.doors import codes
from app.rosters.doors.codes import DoorShutError
from app.rosters.doors.mails import tell_let_in
from app.rosters.service import enroll


def knock(cohort: Cohort, *, user: User, name: str) -> Enrollment | Asking:
    """Join with the cohort's code: in at once while the door stands open, else to be let in.

    Whoever is in already, or asks already, is given what there is. Somebody who was taken out asks,
    whatever the door. Raises DoorShutError when the code lets nobody in; of two at once, one has
    the last seat and the last use.
    """
    cohort = codes.locked(cohort)
    there = place_of(cohort, user)
    if there is None:
        use_code(cohort)
    elif isinstance(there, Enrollment) or there.declined_at is not None:
        return there
    if codes.is_wide_open(cohort) and not was_in(cohort, user):
        return enroll(cohort, user=user, name=name)
    return there or ask(cohort, user=user, name=name)


def may_pass(cohort: Cohort, there: Enrollment | Asking) -> bool:
    """Somebody waits, and since they came the door was opened: to knock again leads in."""
    waits = isinstance(there, Asking) and there.declined_at is None
    return waits and codes.is_wide_open(cohort)


def use_code(cohort: Cohort) -> None:
    """One use less. Raises DoorShutError."""
    if (state := codes.state_now(cohort)) != "open":
        raise DoorShutError(state)
    if cohort.code_uses is not None:
        cohort.code_uses -= 1


def ask(cohort: Cohort, *, user: User, name: str) -> Asking:
    """Stand at the door."""
    row = Asking(
        cohort_id=cohort.id, user_id=user.id, name=text.one_line(name), asked_at=clock.now()
    )
    db.session.add(row)
    db.session.flush()  # the event names it
    audit.record("person:asking:add", row.public_id, by=user)
    return row


def place_of(cohort: Cohort, user: User) -> Enrollment | Asking | None:
    """Where somebody is in this cohort: in it, at its door, or neither."""
    seat = select(Enrollment).where(Enrollment.cohort_id == cohort.id)
    mine = seat.where(Enrollment.user_id == user.id, Enrollment.removed_at.is_(None))
    if (row := db.session.scalars(mine).first()) is not None:
        return row
    door = select(Asking).where(Asking.cohort_id == cohort.id, Asking.user_id == user.id)
    return db.session.scalars(door).first()


def was_in(cohort: Cohort, user: User) -> bool:
    """Whether a counselor took this person out before."""
    left = select(Enrollment.id).where(Enrollment.cohort_id == cohort.id)
    mine = left.where(Enrollment.user_id == user.id, Enrollment.removed_at.is_not(None))
    return db.session.scalars(mine).first() is not None


def let_in(asking: Asking) -> Enrollment:
    """Yes, and a mail says so. Raises DomainError when the cohort is closed or full."""
    cohort = db.session.get_one(Cohort, asking.cohort_id)
    row = enroll(cohort, user=db.session.get_one(User, asking.user_id), name=asking.name)
    tell_let_in(row)
    return row


def let_all_in(cohort: Cohort) -> tuple[int, int]:
    """Yes to all who wait, the longest wait first; how many are in now, and how many wait still.

    Raises DomainError when the cohort is closed.
    """
    rows = at_the_door(codes.locked(cohort))
    free = len(rows) if cohort.closed_at else max(0, cohort.seats - codes.seated(cohort))
    for row in rows[:free]:
        let_in(row)
    return len(rows[:free]), len(rows[free:])


def at_the_door(cohort: Cohort) -> Sequence[Asking]:
    """Those who wait, the longest wait first."""
    here = select(Asking).where(Asking.cohort_id == cohort.id, Asking.declined_at.is_(None))
    return db.session.scalars(here.order_by(Asking.asked_at, Asking.id)).all()


def decline(asking: Asking) -> None:
    """No; it can be taken back."""
    asking.declined_at = clock.now()
    audit.record("staff:asking:decline", asking.public_id)


def take_no_back(asking: Asking) -> None:
    """They wait at the door again."""
    asking.declined_at = None
    audit.record("staff:asking:take-no-back", asking.public_id)


def asking_in(cohort: Cohort, public_id: str) -> Asking | None:
    """One at this cohort's door."""
    mine = select(Asking).where(Asking.cohort_id == cohort.id, Asking.public_id == public_id)
    return db.session.scalars(mine).first()
