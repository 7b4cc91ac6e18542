"""Where somebody belongs."""

from dataclasses import dataclass

from sqlalchemy import select

from app.core.db import db
from app.models import Asking, Center, Cohort, Enrollment, Staff, User

EVERYWHERE = {"across_centers": True}


@dataclass(frozen=True)
class Door:
    """One way on from the front door."""

    center: str
    """Slug."""
    title: str
    cohort: str | None
    """Public id, for a participant; None for staff."""


def asks_somewhere(user: User) -> bool:
    """Whether somebody stands at the door of a cohort, or was told no there."""
    asks = select(Asking.id).where(Asking.user_id == user.id).limit(1)
    return db.session.scalars(asks, execution_options=EVERYWHERE).first() is not None


def doors(user: User) -> list[Door]:
    """Every center somebody works at, and every cohort they learn in: two statements."""
    works = (
        select(Center.slug, Center.name)
        .join(Staff, Staff.center_id == Center.id)
        .where(Staff.user_id == user.id, Staff.ended_at.is_(None))
        .order_by(Center.name)
    )
    learns = (
        select(Center.slug, Cohort.name, Cohort.public_id)
        .join(Cohort, Cohort.center_id == Center.id)
        .join(Enrollment, Enrollment.cohort_id == Cohort.id)
        .where(Enrollment.user_id == user.id, Enrollment.removed_at.is_(None))
        .order_by(Cohort.closed_at.is_not(None), Cohort.starts_on.desc())
    )
    session = db.session
    found = [Door(*row, None) for row in session.execute(works, execution_options=EVERYWHERE)]
    return found + [Door(*row) for row in session.execute(learns, execution_options=EVERYWHERE)]
