"""A cohort's dates: sessions from a weekly pattern, lessons from the curriculum's terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.curriculum.calendar import CohortDates, instant, resolve
from app.curriculum.schema import Curriculum


@dataclass(frozen=True)
class WeeklyPattern:
    """When a cohort usually meets. `weekdays`: 0 is Monday; `at`: on the wall of its zone."""

    weekdays: Sequence[int]
    at: time
    minutes: int

    def meetings(self, starts_on: date, *, count: int) -> list[datetime]:
        """The first `count` meetings from `starts_on` on, as wall times."""
        found: list[datetime] = []
        day = starts_on
        while len(found) < count and self.weekdays:
            if day.weekday() in self.weekdays:
                found.append(datetime.combine(day, self.at))
            day += timedelta(days=1)
        return found


@dataclass(frozen=True)
class Window:
    """When a lesson opens and is due: wall times, and the moments they are."""

    opens_local: datetime
    opens_at: datetime
    due_local: datetime
    due_at: datetime


def windows(curriculum: Curriculum, dates: CohortDates) -> Mapping[str, Window]:
    """Lesson id → its window; empty for a self-paced curriculum.

    Raises app.curriculum.calendar.UnresolvedTerm when a workshop session that a term counts from
    is not there.
    """
    found = {}
    for entry in curriculum.calendar or ():
        opens = resolve(entry.opens, dates, role="opens")
        due = resolve(entry.due, dates, role="due")
        found[entry.lesson] = Window(
            opens, instant(opens, dates.zone), due, instant(due, dates.zone)
        )
    return found
