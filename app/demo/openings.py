"""The cohorts of the demo: each stands at another point of its weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app import revisions
from app.cohorts import service as cohorts
from app.cohorts.calendar import WeeklyPattern
from app.core import clock
from app.core.db import db
from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Curriculum
from app.models import Cohort, LessonDate, Staff

ZONE = "America/Chicago"
EARLY = 4
"""Days before the start at which a cohort is opened, and in which people join."""


@dataclass(frozen=True)
class Opening:
    """A cohort of the demo; `days_ago` it started."""

    name: str
    curriculum: str
    counselors: tuple[str, ...]
    size: int
    days_ago: int
    weeks: int
    place: str
    meets: tuple[int, ...] = ()
    """Days from today, so that whoever looks finds the same weeks on any day."""
    at: time = time(18)
    minutes: int = 90
    answered: float = 0.9
    """How much of what waits has been answered."""
    begun: float = 1.0
    """How many have begun at all."""


SEMINAR = "known-and-knowing"
SPRING = Opening(
    "Spring", SEMINAR, ("bea",), 12, 16, 6, "Harbor Library, room 2B", (0, 3), answered=0.85
)
AUTUMN = Opening(
    *("Autumn", SEMINAR, ("bea", "eli"), 24, 38, 6, "Harbor Career Center, ground floor"),
    meets=(-2, 1),
    at=time(10, 30),
    answered=0.96,
)
EVENING = Opening(
    *("Evening", SEMINAR, ("eli",), 200, 2, 6, "Online"), meets=(1, 4), at=time(19, 15), begun=0.5
)
ONE_EVENING = Opening(
    *("Library evening", "ask-better", ("eli",), 14, 1, 1, "Harbor Library, reading room"),
    meets=(-1,),
    minutes=120,
    answered=0.5,
)
LUNCHES = Opening("Lunches", "keep-it-alive", ("bea",), 8, 30, 12, "Harbor Career Center, kitchen")
OPENINGS = (SPRING, AUTUMN, EVENING, ONE_EVENING, LUNCHES)


def today() -> date:
    """The day it is on the cohorts' walls."""
    return clock.now().astimezone(ZoneInfo(ZONE)).date()


def open_one(curriculum: Curriculum, opening: Opening, counselors: Sequence[Staff]) -> Cohort:
    """Opened some days before it began, as a counselor would."""
    began = today() - timedelta(days=opening.days_ago)
    days = [(today() + timedelta(days=day)).weekday() for day in opening.meets]
    with clock.at(clock.now() - timedelta(days=opening.days_ago + EARLY)):
        revision = revisions.freeze(curriculum)
        plan = cohorts.weekly(
            revision,
            starts_on=began,
            ends_on=began + timedelta(weeks=opening.weeks, days=-1),
            zone=ZONE,
            pattern=WeeklyPattern(days, opening.at, minutes=opening.minutes),
        )
        about = cohorts.Description(opening.name, opening.place, seats=max(20, opening.size + 6))
        return cohorts.open_cohort(revision, about=about, plan=plan, counselors=counselors)


@dataclass(frozen=True)
class Step:
    """An exercise of a cohort's way, and the days in which most people do it."""

    exercise: Exercise
    opens_at: datetime
    takes: timedelta
    place: float
    """From 0 to 1: where in its lesson it stands."""


def way(cohort: Cohort, curriculum: Curriculum) -> Sequence[Step]:
    """The exercises of the lessons that are open, in order; without dates, a lesson a week."""
    dates = windows_of(cohort, curriculum)
    return [
        Step(exercise, *dates[lesson.id], place=number / len(lesson.exercises))
        for lesson in curriculum.lessons
        if dates[lesson.id][0] < clock.now()
        for number, exercise in enumerate(lesson.exercises)
    ]


def windows_of(cohort: Cohort, curriculum: Curriculum) -> Mapping[str, tuple[datetime, timedelta]]:
    """When each lesson opens, and how long people take: to its due date, or in a workshop as long
    as that lasts.
    """
    week, evening = timedelta(days=7), timedelta(hours=2)
    loose = {
        lesson.id: (cohort.opened_at + week * number, week)
        for number, lesson in enumerate(curriculum.lessons)
    }
    rows = db.session.scalars(select(LessonDate).where(LessonDate.cohort_id == cohort.id))
    is_workshop = curriculum.shape == "workshop"
    return loose | {
        row.lesson_id: (row.opens_at, evening if is_workshop else row.due_at - row.opens_at)
        for row in rows
    }
