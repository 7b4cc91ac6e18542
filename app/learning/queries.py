"""What the participant's pages ask of the cohort; none asks more with more people in it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.models import Cohort, Counseling, Enrollment, LessonDate, Staff, WorkshopSession
from app.progress import Progress, progress
from app.revisions import curriculum_of
from app.submissions.queries import work_of


def dates_of(cohort: Cohort) -> Mapping[str, LessonDate]:
    """Lesson id → when it opens and is due: one statement."""
    rows = db.session.scalars(select(LessonDate).where(LessonDate.cohort_id == cohort.id))
    return {row.lesson_id: row for row in rows}


def progress_of(enrollment: Enrollment) -> Progress:
    """Every exercise as this person stands towards it: two statements."""
    return progress(
        curriculum_of(enrollment.cohort.revision),
        work_of(enrollment),
        dates_of(enrollment.cohort),
        now=clock.now(),
    )


def counselors_of(cohort: Cohort) -> Sequence[str]:
    """The names of those who counsel the cohort, and can read what is handed in."""
    return db.session.scalars(
        select(Staff.name)
        .join(Counseling, Counseling.staff_id == Staff.id)
        .where(Counseling.cohort_id == cohort.id, Staff.ended_at.is_(None))
        .order_by(Staff.sort_name, Staff.id)
    ).all()


def meetings_of(cohort: Cohort) -> Sequence[WorkshopSession]:
    """All workshop sessions in order; a curriculum has a dozen."""
    return db.session.scalars(
        select(WorkshopSession)
        .where(WorkshopSession.cohort_id == cohort.id)
        .order_by(WorkshopSession.starts_at, WorkshopSession.number)
    ).all()
