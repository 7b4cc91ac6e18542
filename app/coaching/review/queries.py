"""What lies on the desk: what was handed in, what was said about it, who waits before and after."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from app.coaching.queries import Waiting, line
from app.core.db import db
from app.models import Enrollment, Staff, Submission


class Neighbours(NamedTuple):
    """The queue around one submission."""

    here: Waiting | None
    before: Waiting | None
    after: Waiting | None
    first: Waiting | None

    @property
    def following(self) -> Waiting | None:
        """Who comes next once this one is answered."""
        others = (self.after, self.before if self.here else None, self.first)
        return next((other for other in others if other and other != self.here), None)


def submission_of(
    enrollment: Enrollment, exercise_id: str, *, lock: bool = False
) -> Submission | None:
    """Without its answers: those are the working copy, and their owner's alone. `lock` holds the
    row, so that of two colleagues who answer at once the second is told.
    """
    mine = select(Submission).where(
        Submission.enrollment_id == enrollment.id, Submission.exercise_id == exercise_id
    )
    return db.session.scalars(mine.with_for_update() if lock else mine).first()


def neighbours(staff: Staff, submission: Submission | None) -> Neighbours:
    """Who waits just before and after, and who waits longest: one statement, three rows at most."""
    queue = line(staff).cte()
    mine = submission.id if submission else 0
    here = select(queue.c.place).where(queue.c.submission_id == mine).scalar_subquery()
    near = (queue.c.place == 1) | queue.c.place.between(here - 1, here + 1)
    rows = [Waiting(*row) for row in db.session.execute(select(queue).where(near))]
    return around(rows, mine)


def around(rows: Sequence[Waiting], mine: int) -> Neighbours:
    """Sort out which row is which."""
    at = {row.place: row for row in rows}
    here = next((row for row in rows if row.submission_id == mine), None)
    if here is None:
        return Neighbours(None, None, at.get(1), at.get(1))
    return Neighbours(here, at.get(here.place - 1), at.get(here.place + 1), at.get(1))
