"""How much work a change of a curriculum touches, in every center: for the command of authors."""

from collections.abc import Iterable

from sqlalchemy import func, select

from app.core.db import db
from app.curriculum.schema import Curriculum
from app.models import Cohort, Revision, Submission
from app.revisions import thaw


def edition(curriculum_id: str, version: str) -> Curriculum | None:
    """The newest that was frozen under this version."""
    frozen = select(Revision.digest).where(
        Revision.curriculum_id == curriculum_id, Revision.version == version
    )
    digest = db.session.scalars(frozen.order_by(Revision.id.desc())).first()
    return thaw(digest) if digest else None


def touched(curriculum_id: str, exercises: Iterable[str]) -> dict[str, int]:
    """Exercise → pieces of work in open cohorts, wherever they are: numbers, and nobody's words."""
    counts = (
        select(Submission.exercise_id, func.count())
        .join(Cohort, Cohort.id == Submission.cohort_id)
        .where(Cohort.curriculum_id == curriculum_id, Cohort.closed_at.is_(None))
        .where(Submission.exercise_id.in_(list(exercises)))
        .group_by(Submission.exercise_id)
    )
    return dict(db.session.execute(counts, execution_options={"across_centers": True}).all())
