"""Everybody and all their work, for a file; columns only, never the words."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from app.coaching.matrix.queries import COLUMNS
from app.coaching.matrix.table import Person
from app.core.db import db
from app.models import Cohort, Enrollment, Submission
from app.submissions.packed import PACKED


def everybody(cohort: Cohort) -> Sequence[Person]:
    """All people by name, for the file."""
    rows = db.session.execute(
        select(*COLUMNS)
        .where(Enrollment.cohort_id == cohort.id, Enrollment.removed_at.is_(None))
        .order_by(Enrollment.sort_name, Enrollment.id)
    )
    return [Person(*row) for row in rows]


def all_work(cohort: Cohort) -> Iterable[Sequence[Any]]:
    """What all of them did, read in pieces: a large cohort's never lies in memory at once."""
    rows = select(Submission.enrollment_id, PACKED).join(Submission.enrollment)
    theirs = rows.where(Submission.cohort_id == cohort.id, Enrollment.removed_at.is_(None))
    return db.session.execute(theirs, execution_options={"yield_per": 2_000})
