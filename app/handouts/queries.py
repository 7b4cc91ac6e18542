"""Whose words go on a sheet."""

from collections.abc import Mapping
from typing import Any

from app.book.entries import document
from app.book.owner import book_of
from app.curriculum.kinds.base import Exercise
from app.models import Enrollment, SubmissionVersion
from app.submissions.queries import handed_in, private_notes, submission_for


def own_answers(enrollment: Enrollment, exercise: Exercise) -> Mapping[str, Any]:
    """The owner's working copy, with what is only theirs: private fields, rows of the book."""
    if exercise.shelf is not None:
        return document(book_of(enrollment.user_id), exercise.shelf)
    submission = submission_for(enrollment, exercise.id)
    answers = submission.answers if submission else {}
    return {**answers, **private_notes(enrollment).get(exercise.id, {})}


def handed_in_version(enrollment: Enrollment, exercise: Exercise) -> SubmissionVersion | None:
    """What was given to be read, newest first; nothing of a private exercise ever was."""
    submission = None if exercise.is_private else submission_for(enrollment, exercise.id)
    return next(iter(handed_in(submission)), None) if submission else None
