"""Questions about work that several rooms ask. None of them asks more with more rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, undefer
from sqlalchemy.orm.attributes import set_committed_value

from app.core.db import db
from app.models import (
    Cohort,
    Counseling,
    Enrollment,
    Feedback,
    PrivateNote,
    Reason,
    Staff,
    State,
    Submission,
    SubmissionVersion,
)


@dataclass(frozen=True)
class Work:
    """What a table or list needs of a submission; never its words."""

    exercise_id: str
    state: State
    is_done: bool
    on_paper: bool
    excused: bool
    round: int
    saved_at: datetime
    handed_in_at: datetime | None
    waiting_since: datetime | None
    asked_help_at: datetime | None

    @property
    def mark(self) -> str:
        """Its name in the one table of marks (`core/marks.py`)."""
        if self.excused:
            return "excused"
        if self.on_paper and self.state is State.HANDED_IN:
            return "paper"
        return str(self.state)


def work_of(enrollment: Enrollment) -> Mapping[str, Work]:
    """Exercise id → how far one participant is with it: one statement."""
    rows = db.session.execute(
        select(
            Submission.exercise_id,
            Submission.state,
            Submission.done_at,
            Submission.on_paper,
            Submission.excused,
            Submission.round,
            Submission.saved_at,
            Submission.handed_in_at,
            Submission.waiting_since,
            Submission.asked_help_at,
        ).where(Submission.enrollment_id == enrollment.id)
    ).all()
    return {row.exercise_id: work_from(row) for row in rows}


def work_from(row: Sequence[Any]) -> Work:
    """A row of these columns as a value."""
    exercise, state, done_at, *rest = row
    return Work(exercise, state, done_at is not None, *rest)


def submission_for(
    enrollment: Enrollment, exercise_id: str, *, lock: bool = False
) -> Submission | None:
    """With its answers. `lock` holds the row for the rest of a write (SQLite holds all already)."""
    mine = (
        select(Submission)
        .where(Submission.enrollment_id == enrollment.id, Submission.exercise_id == exercise_id)
        .options(undefer(Submission.answers))
    )
    found = db.session.scalars(mine.with_for_update() if lock else mine).first()
    if found is not None:
        set_committed_value(found, "enrollment", enrollment)  # known, so not asked for again
    return found


def answers_in(enrollment: Enrollment, exercise_ids: Sequence[str]) -> Mapping[str, Submission]:
    """The person's own working copies of these exercises, with answers: one statement."""
    rows = db.session.scalars(
        select(Submission)
        .where(Submission.enrollment_id == enrollment.id, Submission.exercise_id.in_(exercise_ids))
        .options(undefer(Submission.answers))
    ).all()
    return {row.exercise_id: row for row in rows}


def private_notes(enrollment: Enrollment) -> Mapping[str, Mapping[str, str]]:
    """Exercise id → field → text. Only the owner's pages, export and erasure may call this."""
    notes: dict[str, dict[str, str]] = {}
    for note in db.session.scalars(
        select(PrivateNote).where(PrivateNote.enrollment_id == enrollment.id)
    ):
        notes.setdefault(note.exercise_id, {})[note.field] = note.text
    return notes


def versions_of(submission: Submission) -> Sequence[SubmissionVersion]:
    """Every text that was kept, newest first: the owner's view."""
    mine = select(SubmissionVersion).where(SubmissionVersion.submission_id == submission.id)
    return db.session.scalars(mine.order_by(SubmissionVersion.id.desc())).all()


def handed_in(submission: Submission) -> Sequence[SubmissionVersion]:
    """What was given to be read, newest first: all that anybody else may see."""
    given = select(SubmissionVersion).where(
        SubmissionVersion.submission_id == submission.id,
        SubmissionVersion.reason == Reason.HAND_IN,
    )
    return db.session.scalars(given.order_by(SubmissionVersion.id.desc())).all()


def feedback_on(submissions: Sequence[Submission]) -> Mapping[int, Sequence[Feedback]]:
    """Submission id → what counselors wrote, newest first: one statement for all of them."""
    found: dict[int, list[Feedback]] = {}
    ids = [row.id for row in submissions]
    for row in db.session.scalars(
        select(Feedback).where(Feedback.submission_id.in_(ids)).order_by(Feedback.id.desc())
    ):
        found.setdefault(row.submission_id, []).append(row)
    return found


def newest_feedback(enrollment: Enrollment, exercise_ids: Sequence[str]) -> Mapping[str, Feedback]:
    """Exercise id → the newest answer: for work that came back."""
    rows: Sequence[Any] = db.session.execute(
        select(Submission.exercise_id, Feedback)
        .join(Feedback, Feedback.submission_id == Submission.id)
        .where(Submission.enrollment_id == enrollment.id, Submission.exercise_id.in_(exercise_ids))
        .order_by(Feedback.id)
    ).all()
    return {exercise: feedback for exercise, feedback in rows}  # noqa: C416


def queue_of(staff: Staff) -> Select[Submission]:
    """What a counselor has to answer, calls for help first, then oldest first. People who left
    and cohorts that closed do not wait.
    """
    return (
        select(Submission)
        .join(Submission.enrollment)
        .join(Enrollment.cohort)
        .join(Counseling, Counseling.cohort_id == Cohort.id)
        .where(Counseling.staff_id == staff.id, Enrollment.removed_at.is_(None))
        .where(Cohort.closed_at.is_(None))
        .where(Submission.waiting_since.is_not(None) | Submission.asked_help_at.is_not(None))
        .order_by(*QUEUE_ORDER)
    )


QUEUE_ORDER = (
    Submission.asked_help_at.is_(None),
    Submission.asked_help_at,
    Submission.waiting_since,
    Submission.id,
)


def waiting_for(staff: Staff, *, limit: int = 51) -> Sequence[Submission]:
    """The head of the queue, with the person and the cohort."""
    people = contains_eager(Submission.enrollment).contains_eager(Enrollment.cohort)
    return db.session.scalars(queue_of(staff).options(people).limit(limit)).all()
