"""A cohort's plan as it is kept."""

from collections.abc import Mapping

from sqlalchemy import select

from app.cohorts.calendar import Window
from app.cohorts.service import Meeting, Plan
from app.core import clock
from app.core.db import db
from app.models import Cohort, LessonDate, WorkshopSession


def plan_of(cohort: Cohort) -> Plan:
    """Its days, zone and workshop sessions."""
    rows = db.session.scalars(
        select(WorkshopSession)
        .where(WorkshopSession.cohort_id == cohort.id)
        .order_by(WorkshopSession.number)
    )
    meetings = {row.number: Meeting(row.starts_local, row.minutes, row.place) for row in rows}
    return Plan(cohort.starts_on, cohort.ends_on, cohort.zone, meetings)


def next_meeting(cohort: Cohort) -> WorkshopSession | None:
    """The workshop session that comes next; None where all are over."""
    here = select(WorkshopSession).where(WorkshopSession.cohort_id == cohort.id)
    coming = here.where(WorkshopSession.starts_at > clock.now())
    return db.session.scalars(coming.order_by(WorkshopSession.starts_at).limit(1)).first()


def windows_of(cohort: Cohort) -> Mapping[str, Window]:
    """Lesson id → when it opens and is due."""
    rows = db.session.scalars(select(LessonDate).where(LessonDate.cohort_id == cohort.id))
    return {
        row.lesson_id: Window(row.opens_local, row.opens_at, row.due_local, row.due_at)
        for row in rows
    }
