"""What there is to begin a cohort with, or to move one to."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from app.core.db import db
from app.curriculum.schema import Curriculum
from app.editions.shipped import shipped
from app.models import Cohort, OwnCurriculum, Revision, Submission
from app.revisions import thaw


def own_curricula() -> Sequence[OwnCurriculum]:
    """All of the center's own, by title."""
    return db.session.scalars(
        select(OwnCurriculum).order_by(OwnCurriculum.title, OwnCurriculum.id)
    ).all()


def own_called(public_id: str) -> OwnCurriculum | None:
    """One of the center's own."""
    mine = select(OwnCurriculum).where(OwnCurriculum.public_id == public_id)
    return db.session.scalars(mine).first()


def to_begin_with() -> Sequence[Curriculum]:
    """What a new cohort can work through: the shipped ones and what the center has published."""
    return [*shipped()[0].curricula, *published()]


def published() -> Sequence[Curriculum]:
    """The newest editions of the center's own."""
    digests = db.session.scalars(
        select(Revision.digest)
        .join(OwnCurriculum, OwnCurriculum.published_id == Revision.id)
        .order_by(OwnCurriculum.title)
    )
    return [thaw(digest) for digest in digests]


def newest(curriculum_id: str) -> Curriculum | None:
    """The edition that a cohort would begin with today."""
    return next((one for one in to_begin_with() if one.id == curriculum_id), None)


def cohorts_of() -> Mapping[str, int]:
    """Curriculum → how many open cohorts of the center work through it."""
    counts = select(Cohort.curriculum_id, func.count()).where(Cohort.closed_at.is_(None))
    rows = db.session.execute(counts.group_by(Cohort.curriculum_id))
    return dict(rows.all())


def begun_in(cohort: Cohort) -> Mapping[str, int]:
    """Exercise → how many people of the cohort have written in it: one statement."""
    counts = select(Submission.exercise_id, func.count()).where(Submission.cohort_id == cohort.id)
    rows = db.session.execute(counts.group_by(Submission.exercise_id))
    return dict(rows.all())
