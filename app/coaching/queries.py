"""The queue of one counselor: in columns, with the place of each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func

from app import revisions
from app.core.db import db
from app.models import Cohort, Enrollment, Revision, Staff, Submission
from app.submissions.queries import QUEUE_ORDER, queue_of


class Waiting(NamedTuple):
    """One place in the queue; never the words."""

    submission_id: int
    exercise_id: str
    round: int
    waiting_since: datetime | None
    asked_help_at: datetime | None
    enrollment: str
    """Public id."""
    name: str
    cohort: str
    """Public id."""
    cohort_name: str
    digest: str
    place: int
    """From 1."""
    total: int

    @property
    def title(self) -> str:
        """What the exercise is called in the revision that the cohort works through."""
        exercise = revisions.thaw(self.digest).exercise(self.exercise_id)
        return exercise.title if exercise else self.exercise_id

    @property
    def since(self) -> datetime | None:
        """When the person began to wait."""
        return self.asked_help_at or self.waiting_since


def line(staff: Staff) -> Select[*tuple[Any, ...]]:
    """The whole queue of a counselor, a row as `Waiting` has it."""
    return (
        queue_of(staff)
        .join(Cohort.revision)
        .with_only_columns(
            Submission.id.label("submission_id"),
            Submission.exercise_id,
            Submission.round,
            Submission.waiting_since,
            Submission.asked_help_at,
            Enrollment.public_id.label("enrollment"),
            Enrollment.name,
            Cohort.public_id.label("cohort"),
            Cohort.name.label("cohort_name"),
            Revision.digest,
            func.row_number().over(order_by=QUEUE_ORDER).label("place"),
            func.count().over().label("total"),
        )
    )


def queue(staff: Staff, *, limit: int, offset: int = 0) -> Sequence[Waiting]:
    """One page of the queue."""
    return [Waiting(*row) for row in db.session.execute(line(staff).limit(limit).offset(offset))]
