"""Where somebody waits, and who opens the door there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from app.core.db import db
from app.models import Asking, Center, Cohort, Counseling, Staff, User

EVERYWHERE: Mapping[str, Any] = {"across_centers": True}


class Waiting(NamedTuple):
    """A door that somebody stands at."""

    cohort_id: int
    cohort: str
    center: str
    declined_at: datetime | None


def waiting(user: User) -> Sequence[Waiting]:
    """All of them, the newest first, in whatever center."""
    rows = db.session.execute(
        select(Cohort.id, Cohort.name, Center.name, Asking.declined_at)
        .join(Cohort, Cohort.id == Asking.cohort_id)
        .join(Center, Center.id == Asking.center_id)
        .where(Asking.user_id == user.id)
        .order_by(Asking.id.desc()),
        execution_options=EVERYWHERE,
    )
    return [Waiting(*row) for row in rows]


def counselors(cohorts: Sequence[int]) -> Mapping[int, Sequence[str]]:
    """Who opens which door: cohort → names."""
    found: dict[int, list[str]] = {}
    rows = db.session.execute(
        select(Counseling.cohort_id, Staff.name)
        .join(Counseling.staff)
        .where(Counseling.cohort_id.in_(cohorts), Staff.ended_at.is_(None))
        .order_by(Staff.sort_name, Staff.id),
        execution_options=EVERYWHERE,
    )
    for cohort, name in rows:
        found.setdefault(cohort, []).append(name)
    return found
