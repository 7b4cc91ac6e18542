"""What a new plan would move: shown before anything is written. Nothing here asks the database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from app.cohorts.calendar import Window
from app.cohorts.service import Meeting, Plan
from app.core.pages import clock
from app.curriculum.calendar import instant
from app.curriculum.schema import Lesson

Lessons = Sequence[Lesson]
Windows = Mapping[str, Window]


@dataclass(frozen=True)
class Move:
    """One time that changes: of what, and what the walls show before and after."""

    what: str
    before: datetime
    after: datetime
    after_at: datetime
    """The moment it will be."""


@dataclass(frozen=True)
class Moves:
    """Everything that a plan would change."""

    sessions: Sequence[Move]
    lessons: Sequence[Move]
    others: int
    """Sessions that change in length or place only."""

    @property
    def total(self) -> int:
        """How many things change; 0: the plans say the same."""
        return len(self.sessions) + len(self.lessons) + self.others


def compare(old: Plan, new: Plan, *, lessons: Lessons, then: Windows, now: Windows) -> Moves:
    """What differs between two plans, and between their windows `then` and `now`."""
    pairs = [(n, old.meetings[n], new.meetings[n]) for n in new.meetings if n in old.meetings]
    sessions = [
        moved
        for number, was, to in pairs
        if (moved := move(called(number), (was.starts_local, old), (to.starts_local, new)))
    ]
    others = sum(was.starts_local == to.starts_local and was != to for _n, was, to in pairs)
    found = [moved for lesson in lessons for moved in of_lesson(lesson, (then, old), (now, new))]
    return Moves(sessions, found, others)


def of_lesson(
    lesson: Lesson, before: tuple[Windows, Plan], after: tuple[Windows, Plan]
) -> Iterator[Move]:
    """When it opens and when it is due, whichever moves."""
    was, to = before[0].get(lesson.id), after[0].get(lesson.id)
    if was is None or to is None:
        return
    names = {"number": lesson.number, "title": lesson.title}
    opens = _("Lesson %(number)s, %(title)s, opens", **names)
    due = _("Lesson %(number)s, %(title)s, due", **names)
    if moved := move(opens, (was.opens_local, before[1]), (to.opens_local, after[1])):
        yield moved
    if moved := move(due, (was.due_local, before[1]), (to.due_local, after[1])):
        yield moved


def move(what: str, before: tuple[datetime, Plan], after: tuple[datetime, Plan]) -> Move | None:
    """None if it is the same moment on the same wall."""
    (was, old), (to, new) = before, after
    if was == to and old.zone == new.zone:
        return None
    return Move(what, on_wall(was, old.zone), on_wall(to, new.zone), instant(to, new.zone))


def on_wall(local: datetime, zone: str) -> datetime:
    """What the wall really shows then: a time that a clock change skips is a later one."""
    return instant(local, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def called(number: int) -> str:
    """A workshop session, by its number."""
    return str(_("Session %(number)s", number=number))


def name_of(plan: Plan) -> str:
    """Names what a plan says: if it differs when somebody confirms, another one was faster."""
    return sha256(repr(plan).encode()).hexdigest()[:16]


def notes(plan: Plan) -> dict[int, list[str]]:
    """Number of a session → what is allowed, and may still be a slip."""
    found = {
        number: [*of_days(meeting, plan), *of_clock(meeting, plan)]
        for number, meeting in plan.meetings.items()
    }
    for number, meeting in plan.meetings.items():
        before = plan.meetings.get(number - 1)
        if before and before.starts_local == meeting.starts_local:
            found[number].append(_("It begins at the same time as session %(n)s.", n=number - 1))
    return found


def of_days(meeting: Meeting, plan: Plan) -> Iterator[str]:
    """Whether it lies outside of the cohort's days."""
    if meeting.starts_local.date() < plan.starts_on:
        yield _("This is before the first day of the cohort. That is allowed.")
    if meeting.starts_local.date() > plan.ends_on:
        yield _("This is after the last day of the cohort. That is allowed.")


def of_clock(meeting: Meeting, plan: Plan) -> Iterator[str]:
    """Whether the clocks change just then (trust.md R-42)."""
    local = meeting.starts_local
    shown = on_wall(local, plan.zone)
    if shown != local:
        yield _(
            "%(asked)s does not exist that night, because the clocks go forward; it is %(shown)s.",
            asked=clock(local),
            shown=clock(shown),
        )
    elif twice(local, plan.zone):
        yield _("%(asked)s comes twice that night; the second one counts.", asked=clock(local))


def twice(local: datetime, zone: str) -> bool:
    """Whether a wall shows this time two times over, as the clocks go back."""
    first, second = (local.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    return first.utcoffset() != second.utcoffset()
