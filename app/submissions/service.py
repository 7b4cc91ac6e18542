"""The verbs a participant has: save, hand in, say it is done, ask for help, bring a text back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import set_committed_value

from app.access import audit
from app.core import clock
from app.core.db import db
from app.core.errors import DomainError
from app.curriculum.kinds.base import Exercise
from app.models import (
    Enrollment,
    PrivateNote,
    Reason,
    State,
    Submission,
    SubmissionVersion,
)
from app.submissions import messages, tally
from app.submissions.queries import submission_for

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Saved:
    """The text is the working copy now."""

    submission: Submission


@dataclass(frozen=True)
class Conflict:
    """Somebody (another tab, another device) saved in between: both texts are kept."""

    submission: Submission
    kept: SubmissionVersion


def save_draft(
    enrollment: Enrollment,
    exercise: Exercise,
    *,
    answers: Answers,
    base_version: int,
    asked: str = "",
) -> Saved | Conflict:
    """Make `answers` the working copy, if it started from the present one (`base_version`).

    The kind settles them first: `asked` is the button that was pressed. Private fields go to their
    own table and never into the submission. Raises DomainError when the work is accepted, the
    cohort closed, or there is nothing to hand in.
    """
    refuse_if_closed(enrollment)
    refuse_if_counted(exercise)
    own = exercise.keeps_private()
    shown = {name: value for name, value in answers.items() if name not in own}
    submission = submission_for(enrollment, exercise.id, lock=True)
    if submission is None:
        submission = begin(enrollment, exercise)
    if submission.state is State.DONE and exercise.review == "accept":
        raise DomainError(messages.ACCEPTED)
    shown = dict(exercise.settled(shown, submission.answers, asked))
    is_older = base_version != submission.version
    is_new = keep_private(enrollment, exercise, answers, is_older=is_older)
    if is_older and shown != submission.answers:
        return Conflict(submission, keep(submission, answers=shown, reason=Reason.CONFLICT))
    if word := exercise.word(answers):
        enrollment.word = word
    if shown != submission.answers or is_new or not submission.version:
        submission.answers = shown
        submission.version += 1
        submission.saved_at = enrollment.last_active_at = clock.now()
    return Saved(submission)


def begin(enrollment: Enrollment, exercise: Exercise) -> Submission:
    """The first save of an exercise; of two at once, the second finds the first's row."""
    row = Submission(
        enrollment_id=enrollment.id,
        cohort_id=enrollment.cohort_id,
        exercise_id=exercise.id,
        revision_id=enrollment.cohort.revision_id,
        answers={},
        version=0,
        round=0,
        saved_at=clock.now(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        found = submission_for(enrollment, exercise.id, lock=True)
        if found is None:
            raise
        return found
    set_committed_value(row, "enrollment", enrollment)  # known, so not asked for again
    tally.count(row, started=1)
    return row


def keep(submission: Submission, *, answers: Answers, reason: Reason) -> SubmissionVersion:
    """A text that stays, whatever happens to the working copy."""
    row = SubmissionVersion(
        submission_id=submission.id,
        reason=reason,
        round=submission.round,
        answers=dict(answers),
        revision_id=submission.revision_id,
        created_at=clock.now(),
    )
    db.session.add(row)
    return row


def keep_private(
    enrollment: Enrollment, exercise: Exercise, answers: Answers, *, is_older: bool
) -> bool:
    """Write the private fields to their own table; returns whether anything is new.

    A text that started from an older version than the one that is there (`is_older`) is added
    below it: private words have no versions, and none of them may be lost.
    """
    is_new = False
    for field in exercise.keeps_private() & set(answers):
        mine = (
            PrivateNote.enrollment_id == enrollment.id,
            PrivateNote.exercise_id == exercise.id,
            PrivateNote.field == field,
        )
        note = db.session.scalars(select(PrivateNote).where(*mine)).first()
        there, text = note.text if note else "", str(answers[field] or "")
        text = both(there, text) if is_older else text
        is_new = is_new or text != there
        if note is None and text:
            note = PrivateNote(
                enrollment_id=enrollment.id, exercise_id=exercise.id, field=field, text=text
            )
            db.session.add(note)
        if note is not None and text:
            note.text, note.saved_at = text, clock.now()
        elif note is not None:
            db.session.delete(note)
    return is_new


def both(there: str, came: str) -> str:
    """The longer of two texts if it holds the other, else one below the other."""
    if came in there or there in came:
        return max(there, came, key=len)
    return f"{there}\n\n{came}"


def hand_in(submission: Submission, exercise: Exercise) -> None:
    """Give the working copy to be read, or say that a private one is done.

    Raises DomainError when something is still missing; `exercise.missing` says what.
    """
    refuse_if_closed(submission.enrollment)
    refuse_if_counted(exercise)
    if exercise.missing(submission.answers):
        raise DomainError(messages.INCOMPLETE)
    if submission.state is State.DONE and exercise.review == "accept":
        raise DomainError(messages.ACCEPTED)
    now = clock.now()
    submission.round += 1
    submission.handed_in_at = submission.saved_at = submission.enrollment.last_active_at = now
    if not exercise.is_private:
        keep(submission, answers=submission.answers, reason=Reason.HAND_IN)
    if exercise.review == "none":
        submission.state = State.DONE
    else:
        submission.state = State.HANDED_IN if submission.round == 1 else State.AGAIN
        submission.waiting_since = submission.waiting_since or now
    if exercise.review != "accept":
        finish(submission)
    audit.record("participant:submission:hand-in", submission.public_id)


def finish(submission: Submission) -> None:
    """From now on it is counted as done."""
    if submission.done_at is None:
        submission.done_at = clock.now()
        tally.count(submission, done=1)


def stand_by_goal(
    enrollment: Enrollment, exercise: Exercise, there: Submission | None, *, is_met: bool
) -> bool:
    """Let an exercise that nobody hands in stand where its goal does (`there`: its row, if it was
    begun). Once done it stays done. Returns whether it is done from now on.
    """
    submission = there or begin(enrollment, exercise)
    if not is_met or submission.done_at is not None:
        return False
    submission.state = State.DONE
    submission.saved_at = clock.now()
    finish(submission)
    audit.record("participant:goal:meet", submission.public_id)
    return True


def restore(submission: Submission, version: SubmissionVersion) -> None:
    """Put a kept text back as the working copy; what stood there is kept in its turn."""
    refuse_if_closed(submission.enrollment)
    if submission.answers != version.answers:
        keep(submission, answers=submission.answers, reason=Reason.REPLACED)
    submission.answers = dict(version.answers)
    submission.version += 1
    submission.saved_at = submission.enrollment.last_active_at = clock.now()


def put_aside(version: SubmissionVersion) -> None:
    """Of two texts the person chose the other; this one stays among the earlier ones."""
    if version.reason is Reason.CONFLICT:
        version.reason = Reason.REPLACED


def ask_for_help(enrollment: Enrollment, exercise: Exercise, *, line: str) -> Submission:
    """Put a call for help on top of the counselor's queue, with one line if one was written."""
    refuse_if_closed(enrollment)
    submission = submission_for(enrollment, exercise.id, lock=True) or begin(enrollment, exercise)
    submission.asked_help_at = enrollment.last_active_at = clock.now()
    submission.help_line = line
    audit.record("participant:help:ask", submission.public_id)
    return submission


def withdraw_help(submission: Submission) -> None:
    """The person found a way, or thought better of it."""
    submission.asked_help_at, submission.help_line = None, ""


def refuse_if_closed(enrollment: Enrollment) -> None:
    """A closed cohort can be read and printed; nothing is written any more."""
    if enrollment.cohort.closed_at is not None:
        raise DomainError(messages.CLOSED)


def refuse_if_counted(exercise: Exercise) -> None:
    """A vote is counted by `voting.vote` and stands nowhere with a name; what stands in the people
    book is counted where it is.
    """
    if exercise.is_anonymous:
        raise DomainError(messages.ANONYMOUS)
    if exercise.stands_on_book:
        raise DomainError(messages.ON_BOOK)
