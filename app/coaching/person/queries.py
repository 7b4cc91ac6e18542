"""The days of a cohort's lessons."""

from collections.abc import Mapping

from sqlalchemy import select

from app.core.db import db
from app.models import Cohort, LessonDate


def dates_of(cohort: Cohort) -> Mapping[str, LessonDate]:
    """Lesson id → when it opens and is due: one statement."""
    mine = select(LessonDate).where(LessonDate.cohort_id == cohort.id)
    return {row.lesson_id: row for row in db.session.scalars(mine)}
