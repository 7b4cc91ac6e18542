"""The verbs a counselor has: answer, return, accept."""

from app import outbox
from app.access import audit
from app.core import clock
from app.core.db import db
from app.core.errors import DomainError
from app.curriculum.kinds.base import Exercise
from app.models import Feedback, Staff, State, Submission, Verdict
from app.submissions import messages
from app.submissions.mails import mail_answer
from app.submissions.service import finish


def give_feedback(
    submission: Submission, exercise: Exercise, *, staff: Staff, text: str, verdict: Verdict
) -> Feedback:
    """Write to the participant and decide: return for another round, accept, or only comment.

    A comment answers a call for help and decides nothing. A mail tells the person that there is
    an answer, never what it says. Raises DomainError when there is nothing to decide on, or a
    return or comment has no words.
    """
    if verdict is not Verdict.COMMENT and submission.waiting_since is None:
        raise DomainError(messages.NOT_HANDED_IN)
    if exercise.is_private and verdict is not Verdict.COMMENT:
        raise DomainError(messages.NOT_HANDED_IN)
    if verdict is not Verdict.ACCEPT and not text.strip():
        raise DomainError(messages.NOTHING_WRITTEN)
    feedback = Feedback(
        submission_id=submission.id,
        staff_id=staff.id,
        by=staff.name,
        text=text,
        verdict=verdict,
        round=submission.round,
        created_at=clock.now(),
    )
    db.session.add(feedback)
    submission.asked_help_at, submission.help_line = None, ""
    if verdict is not Verdict.COMMENT:
        decide(submission, verdict)
    db.session.flush()  # the mail is keyed by the feedback's id
    audit.record(f"counselor:submission:{verdict}", submission.public_id)
    outbox.put(
        mail_answer,
        key=f"answer-{feedback.public_id}",
        center=submission.center_id,
        submission=submission.id,
    )
    return feedback


def decide(submission: Submission, verdict: Verdict) -> None:
    """Move the state; the work no longer waits."""
    submission.waiting_since = None
    if verdict is Verdict.RETURN:
        submission.state = State.RETURNED
    else:
        submission.state = State.DONE
        finish(submission)
