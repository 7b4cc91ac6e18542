"""Who counsels a cohort, and what waits in it."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.core.db import db
from app.models import Cohort, Counseling, Enrollment, Staff, Submission


def counselors(cohort: Cohort) -> Sequence[Staff]:
    """By name."""
    theirs = select(Staff).join(Counseling, Counseling.staff_id == Staff.id)
    here = theirs.where(Counseling.cohort_id == cohort.id)
    return db.session.scalars(here.order_by(Staff.sort_name, Staff.id)).all()


def counselor(cohort: Cohort, public_id: str) -> Staff | None:
    """One of them."""
    return next((row for row in counselors(cohort) if row.public_id == public_id), None)


def waiting(cohort: Cohort) -> int:
    """How many pieces of work wait for an answer."""
    here = select(func.count(Submission.id)).join(Submission.enrollment)
    return db.session.scalars(
        here.where(
            Submission.cohort_id == cohort.id,
            Submission.waiting_since.is_not(None),
            Enrollment.removed_at.is_(None),
        )
    ).one()
