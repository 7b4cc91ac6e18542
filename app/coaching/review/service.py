"""Answering, for somebody who has a text before their eyes: it must be the text that is there."""

from typing import NamedTuple

from flask_babel import lazy_gettext as _

from app.core.errors import DomainError
from app.curriculum.kinds.base import Exercise
from app.models import Feedback, Staff, Submission, Verdict
from app.submissions.answering import give_feedback


class Written(NamedTuple):
    """What a counselor wrote, decided and had before their eyes."""

    text: str
    verdict: Verdict | None
    """None: no button of ours was pressed."""
    read_round: str


CHOOSE = _("Choose what happens with this work: press one of the buttons below the text.")
NEWER = _("A newer text has come in while you were reading. Read it first; yours is still here.")
WORDS_WANTED = _("Write a sentence or two first. An answer without words helps nobody.")


def answer(
    submission: Submission, exercise: Exercise, *, staff: Staff, written: Written
) -> Feedback:
    """Give feedback on the round that was read.

    Raises DomainError when nothing was decided, when another round has come in since, when an
    exercise that lives from feedback would get none, or what `give_feedback` raises.
    """
    text, verdict = written.text, written.verdict
    if verdict is None:
        raise DomainError(str(CHOOSE))
    if written.read_round != str(submission.round):
        raise DomainError(str(NEWER))
    if exercise.review == "feedback" and not text.strip():
        raise DomainError(str(WORDS_WANTED))
    return give_feedback(submission, exercise, staff=staff, text=text, verdict=verdict)
