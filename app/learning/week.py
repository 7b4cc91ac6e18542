"""This week, prepared: what is first, what is due by when, where we meet next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from app.models import Cohort, Feedback, WorkshopSession
from app.progress import Progress, Step

SOON = timedelta(days=7)
NAMED = 4
"""Exercises from before that are named one by one."""


@dataclass(frozen=True)
class Left:
    """What is left of a lesson, the first of it first."""

    steps: Sequence[Step]

    @property
    def minutes(self) -> int:
        """About how long that takes."""
        return sum(step.exercise.minutes for step in self.steps)


@dataclass(frozen=True)
class DueGroup:
    """Exercises that are due at the same moment."""

    due_at: datetime | None
    is_past: bool
    steps: Sequence[Step]

    @property
    def by_lesson(self) -> list[Left]:
        """What is open from before, a line for each lesson: to name every exercise of weeks would
        only weigh on people. Empty where there are few enough to name.
        """
        if not self.is_past or len(self.steps) <= NAMED:
            return []
        lessons = groupby(self.steps, key=lambda step: step.lesson.id)
        return [Left(list(steps)) for _lesson, steps in lessons]


@dataclass(frozen=True)
class Week:
    """Which week of how many, on the wall of the cohort's zone. `number` is 0 before the start."""

    today: date
    number: int
    last: int


@dataclass(frozen=True)
class First:
    """The one next thing, with the lesson around it."""

    step: Step
    lesson: Progress

    @property
    def minutes(self) -> int:
        """About how long the exercises take that count and are not done."""
        open_ones = [s for s in self.lesson.steps if s.exercise.required and not s.is_done]
        return sum(step.exercise.minutes for step in open_ones)

    @property
    def is_begun(self) -> bool:
        """Whether anything of the lesson was ever saved."""
        return any(step.work is not None for step in self.lesson.steps)


def week_of(cohort: Cohort, now: datetime) -> Week:
    """Count the weeks of a cohort from its first day."""
    today = now.astimezone(ZoneInfo(cohort.zone)).date()
    last = (cohort.ends_on - cohort.starts_on).days // 7 + 1
    number = (today - cohort.starts_on).days // 7 + 1 if today >= cohort.starts_on else 0
    return Week(today, min(number, last), last)


def first_of(progress: Progress) -> First | None:
    """What to do next, if there is anything."""
    step = progress.first
    return First(step, Progress(progress.of(step.lesson.id))) if step else None


def due_groups(progress: Progress, now: datetime) -> list[DueGroup]:
    """What is due within a week or was due before, and at least what is due next."""
    due = progress.due
    limit = now + SOON
    if due and due[0].due_at is not None:
        limit = max(limit, due[0].due_at)
    near = [step for step in due if step.due_at is None or step.due_at <= limit]
    dated = [step for step in near if step.due_at is not None] or at_own_pace(progress, near)
    past = [step for step in dated if step.due_at is not None and step.due_at < now]
    ahead = [step for step in dated if step not in past]
    groups = [DueGroup(None, is_past=True, steps=past)] if past else []
    for due_at, steps in groupby(ahead, key=lambda step: step.due_at):
        groups.append(DueGroup(due_at, is_past=False, steps=list(steps)))
    return groups


def at_own_pace(progress: Progress, steps: Sequence[Step]) -> list[Step]:
    """Of what has no date: what is left in lessons that were begun, and the lesson after those. A
    lesson in which all that counts is done is left behind.
    """
    shown: list[Step] = []
    for lesson, left in groupby(steps, key=lambda step: step.lesson.id):
        of = progress.of(lesson)
        if all(step.is_done for step in of if step.exercise.required):
            continue
        shown += left
        if all(step.work is None for step in of):
            break
    return shown or list(steps)


def next_meeting(meetings: Sequence[WorkshopSession], now: datetime) -> WorkshopSession | None:
    """The workshop session that is on, or comes next."""
    return next((row for row in meetings if row.starts_at + minutes(row) > now), None)


def minutes(meeting: WorkshopSession) -> timedelta:
    """How long a workshop session takes."""
    return timedelta(minutes=meeting.minutes)


def next_opening(progress: Progress, now: datetime) -> Step | None:
    """The first exercise of the lesson that opens next."""
    closed = [step for step in progress.steps if step.opens_at is not None and step.opens_at > now]
    return min(closed, key=lambda step: step.opens_at or now, default=None)


def recent_answers(
    progress: Progress, answers: Mapping[str, Feedback], now: datetime
) -> list[tuple[Step, Feedback]]:
    """What a counselor wrote within a week and did not send back, the newest first."""
    found = [
        (step, answers[step.exercise.id])
        for step in progress.steps
        if step.exercise.id in answers and not step.is_returned
    ]
    recent = [pair for pair in found if pair[1].created_at > now - SOON]
    return sorted(recent, key=lambda pair: pair[1].created_at, reverse=True)
