"""A poll: one vote each, counted without a name.

That somebody voted is a submission like any other, with empty answers. What they voted is one more
in a counter of the cohort. The counts are shown five votes at a time: whoever watches the marks
and the counts cannot tell which vote came with whom.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.access import audit
from app.core import clock
from app.core.db import db
from app.core.errors import DomainError
from app.curriculum.kinds.base import Exercise
from app.models import Enrollment, Poll, State, Submission
from app.submissions import messages
from app.submissions.queries import submission_for
from app.submissions.service import begin, finish, refuse_if_closed

STEP = 5
"""Votes that are shown together, and the fewest that are shown at all."""


def vote(enrollment: Enrollment, exercise: Exercise, *, choice: str) -> Submission:
    """Count one vote, and remember of the person only that they voted.

    Raises DomainError when there is no such choice, when the person has voted, or the cohort
    closed.
    """
    refuse_if_closed(enrollment)
    if not exercise.is_anonymous or exercise.missing({"vote": choice}):
        raise DomainError(messages.CHOOSE)
    submission = submission_for(enrollment, exercise.id, lock=True) or begin(enrollment, exercise)
    if submission.done_at is not None:
        raise DomainError(messages.VOTED)
    now = clock.now()
    submission.state, submission.round = State.DONE, 1
    submission.handed_in_at = submission.saved_at = enrollment.last_active_at = now
    finish(submission)
    count(poll_of(enrollment.cohort_id, exercise.id), choice)
    audit.record("participant:poll:vote", submission.public_id)
    return submission


def count(poll: Poll, choice: str) -> None:
    """One more, in a row that is held: of two votes at once, the second waits for the first.
    Sorted, so that not even the order of the names tells which came first.
    """
    more = poll.votes | {choice: poll.votes.get(choice, 0) + 1}
    poll.votes = dict(sorted(more.items()))
    if sum(poll.votes.values()) % STEP == 0:
        poll.shown = dict(poll.votes)


def poll_of(cohort_id: int, exercise_id: str) -> Poll:
    """The cohort's counter, held for the rest of the write; the first vote makes it."""
    here = select(Poll).where(Poll.cohort_id == cohort_id, Poll.exercise_id == exercise_id)
    found = db.session.scalars(here.with_for_update()).first()
    if found is not None:
        return found
    row = Poll(cohort_id=cohort_id, exercise_id=exercise_id, votes={}, shown={})
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        return db.session.scalars(here.with_for_update()).one()
    return row


def shown_votes(cohort_id: int, exercise_ids: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
    """Exercise id → option id → votes, of these polls of a cohort, as far as they may be seen:
    one statement; none where no poll is asked for.
    """
    if not exercise_ids:
        return {}
    rows = db.session.execute(
        select(Poll.exercise_id, Poll.shown).where(
            Poll.cohort_id == cohort_id, Poll.exercise_id.in_(exercise_ids)
        )
    )
    return {row.exercise_id: row.shown for row in rows}
