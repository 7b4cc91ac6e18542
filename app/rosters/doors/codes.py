"""Whether a cohort's code lets somebody in. It is no secret: a counselor opens the door."""

from typing import Literal

from sqlalchemy import func, select

from app.core import clock
from app.core.db import db
from app.core.errors import DomainError
from app.models import Asking, Cohort, Enrollment

State = Literal["open", "closed", "ended", "past", "used-up", "full"]


class DoorShutError(DomainError):
    """The code lets nobody in now; `state` says why, for words that fit."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state: State = state


def state_of(cohort: Cohort, *, seated: int, waiting: int = 0) -> State:
    """Whether somebody could join with the code now, and if not, why.

    As many may wait at the door as there are seats: a list without end helps nobody.
    """
    now = clock.now()
    reasons: tuple[tuple[State, bool], ...] = (
        ("closed", cohort.closed_at is not None),
        ("ended", cohort.code_ended_at is not None),
        ("past", cohort.code_ends_at is not None and cohort.code_ends_at <= now),
        ("full", seated >= cohort.seats or waiting >= cohort.seats),
        ("used-up", cohort.code_uses is not None and cohort.code_uses <= 0),
    )
    return next((state for state, holds in reasons if holds), "open")


def state_now(cohort: Cohort) -> State:
    """The same, counted."""
    return state_of(cohort, seated=seated(cohort), waiting=waiting(cohort))


def seated(cohort: Cohort) -> int:
    """How many people are in."""
    here = select(func.count(Enrollment.id)).where(Enrollment.cohort_id == cohort.id)
    return db.session.scalars(here.where(Enrollment.removed_at.is_(None))).one()


def waiting(cohort: Cohort) -> int:
    """How many wait for an answer at the door."""
    here = select(func.count(Asking.id)).where(Asking.cohort_id == cohort.id)
    return db.session.scalars(here.where(Asking.declined_at.is_(None))).one()


def is_wide_open(cohort: Cohort) -> bool:
    """Whether whoever has the code is in at once."""
    return is_open_by_time(cohort) and seated(cohort) < cohort.seats


def is_open_by_time(cohort: Cohort) -> bool:
    """The same, but for whether a seat is left."""
    until, works = cohort.code_open_until, not (cohort.closed_at or cohort.code_ended_at)
    return works and until is not None and until > clock.now()


def locked(cohort: Cohort) -> Cohort:
    """Of two at once, the second waits here, and then reads what the first did."""
    mine = select(Cohort).where(Cohort.id == cohort.id).with_for_update(of=Cohort)
    return db.session.scalars(mine, execution_options={"populate_existing": True}).one()
