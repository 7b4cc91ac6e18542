"""What somebody wrote in an earlier edition."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import undefer

from app.core.db import db
from app.curriculum.schema import Curriculum
from app.models import Enrollment, Revision, Submission
from app.revisions import thaw


def left_behind(enrollment: Enrollment, curriculum: Curriculum) -> Sequence[tuple[str, str]]:
    """Exercise and title of the work that the present edition has no place for."""
    here = [exercise.id for exercise in curriculum.exercises]
    rows = db.session.execute(
        select(Submission.exercise_id, Revision.digest)
        .join(Revision, Revision.id == Submission.revision_id)
        .where(Submission.enrollment_id == enrollment.id, Submission.exercise_id.not_in(here))
        .order_by(Submission.id)
    )
    found = []
    for name, digest in rows:
        exercise = thaw(digest).exercise(name)
        found.append((name, exercise.title if exercise else name))
    return found


def earlier(enrollment: Enrollment, exercise: str) -> tuple[Submission, str] | None:
    """The work, and the digest of the edition it answers."""
    row = db.session.execute(
        select(Submission, Revision.digest)
        .join(Revision, Revision.id == Submission.revision_id)
        .where(Submission.enrollment_id == enrollment.id, Submission.exercise_id == exercise)
        .options(undefer(Submission.answers))
    ).first()
    return (row[0], row[1]) if row else None
