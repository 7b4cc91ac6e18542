"""What one exercise's own page shows besides the worksheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import select

from app.core.db import db
from app.models import Feedback, Reason, Submission, SubmissionVersion
from app.submissions.queries import feedback_on, versions_of


@dataclass(frozen=True)
class History:
    """What happened to an exercise, newest first."""

    feedback: Sequence[Feedback]
    versions: Sequence[SubmissionVersion]

    @property
    def conflicts(self) -> Sequence[SubmissionVersion]:
        """Texts that arrived on top of a newer one, until the person chose or handed in."""
        return list(takewhile(lambda row: row.reason is Reason.CONFLICT, self.versions))

    @property
    def earlier(self) -> Sequence[SubmissionVersion]:
        """What was handed in, what was put aside, and what once arrived too late."""
        return self.versions[len(self.conflicts) :]


def history_of(submission: Submission | None) -> History:
    """Two statements; none for what was never begun."""
    if submission is None:
        return History([], [])
    answers = feedback_on([submission]).get(submission.id, [])
    return History(answers, versions_of(submission))


def version_of(submission: Submission, public_id: str) -> SubmissionVersion | None:
    """One kept text of this submission."""
    return db.session.scalars(
        select(SubmissionVersion).where(
            SubmissionVersion.submission_id == submission.id,
            SubmissionVersion.public_id == public_id,
        )
    ).first()
