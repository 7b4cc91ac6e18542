"""How many have started and done each exercise: moved with every submission, never recounted by a
page. A roster change recounts the one cohort.
"""

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from app.core.db import db
from app.models import Enrollment, Submission, Tally


def count(submission: Submission, *, started: int = 0, done: int = 0) -> None:
    """Add to the counts of the submission's exercise, in the transaction at hand."""
    if moved(submission, started, done):
        return
    row = Tally(cohort_id=submission.cohort_id, exercise_id=submission.exercise_id)
    row.started, row.done = started, done
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:  # of two at once, the other made the row
        moved(submission, started, done)


def moved(submission: Submission, started: int, done: int) -> bool:
    """Add to the row, if it is there."""
    here = {"cohort": submission.cohort_id, "exercise": submission.exercise_id}
    row = db.session.execute(MOVE, here | {"started_more": started, "done_more": done}).first()
    return row is not None


MOVE = (
    update(Tally)
    .where(
        Tally.cohort_id == bindparam("cohort"),
        Tally.exercise_id == bindparam("exercise"),
    )
    .values(
        started=Tally.started + bindparam("started_more"),
        done=Tally.done + bindparam("done_more"),
    )
    .returning(Tally.id)
    .execution_options(synchronize_session=False)
)
"""Put together once: it goes with every save and every hand-in."""


def recount(cohort_id: int) -> None:
    """Make the counts of a cohort from its rows: after somebody left or came."""
    db.session.flush()  # the counts must see what was just changed
    counts = db.session.execute(
        select(Submission.exercise_id, func.count(), func.count(Submission.done_at))
        .join(Submission.enrollment)
        .where(Submission.cohort_id == cohort_id, Enrollment.removed_at.is_(None))
        .group_by(Submission.exercise_id)
    ).all()
    db.session.execute(delete(Tally).where(Tally.cohort_id == cohort_id))
    db.session.add_all(
        Tally(cohort_id=cohort_id, exercise_id=exercise, started=started, done=done)
        for exercise, started, done in counts
    )
