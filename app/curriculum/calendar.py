"""Symbolic dates: `session 3 + 2 days at 17:00`, resolved against one cohort's dates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

TERM = re.compile(
    r"^\s*(?:(?P<fixed>start|end)|(?P<what>session|week)\s+(?P<number>[1-9]\d{0,2}))"
    r"(?:\s*(?P<sign>[+-])\s*(?P<count>\d{1,4})\s+(?P<unit>hour|day|week)s?)?"
    r"(?:\s+at\s+(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d))?\s*$"
)
END_OF_DAY = time(23, 59)


class UnresolvedTerm(ValueError):  # noqa: N818
    """A term that is none, or counts from something that is not there; the message says which."""


@dataclass(frozen=True)
class CohortDates:
    """What terms count from: days and wall times of one zone (an IANA name)."""

    starts_on: date
    ends_on: date
    zone: str
    sessions: Mapping[int, datetime] = field(default_factory=dict)
    """Number of a workshop session → when it begins, naive."""


def resolve(term: str, dates: CohortDates, *, role: Literal["opens", "due"]) -> datetime:
    """The wall time that `term` names; raises UnresolvedTerm.

    With hours the result is that instant. Otherwise `opens` keeps the time of what it counts
    from, and `due` is 23:59 of that day, unless `at` says otherwise (curriculum-format.md).
    """
    found = TERM.match(term)
    if found is None:
        raise UnresolvedTerm(f"`{term}` is not a date a calendar knows")
    base = counted_from(found, dates)
    unit, count = found["unit"], int(found["count"] or 0)
    shift = timedelta(**{f"{unit or 'day'}s": count if found["sign"] != "-" else -count})
    result = base + shift
    if found["hour"] is not None:
        return datetime.combine(result.date(), time(int(found["hour"]), int(found["minute"])))
    if unit == "hour" or role == "opens":
        return result
    return datetime.combine(result.date(), END_OF_DAY)


def counted_from(found: re.Match[str], dates: CohortDates) -> datetime:
    """The day or workshop session a term begins with."""
    if found["fixed"] == "start":
        return datetime.combine(dates.starts_on, time())
    if found["fixed"] == "end":
        return datetime.combine(dates.ends_on, time())
    number = int(found["number"])
    if found["what"] == "week":
        return datetime.combine(dates.starts_on, time()) + timedelta(weeks=number - 1)
    if number not in dates.sessions:
        raise UnresolvedTerm(f"session {number} has no date")
    return dates.sessions[number]


def instant(local: datetime, zone: str) -> datetime:
    """The moment at which a wall in `zone` shows `local`, in UTC.

    A time that a clock change skips becomes the later instant; one that comes twice, the second
    (trust.md R-42: in the participant's favour).
    """
    return local.replace(tzinfo=ZoneInfo(zone), fold=fold_of(local, zone)).astimezone(UTC)


def fold_of(local: datetime, zone: str) -> Literal[0, 1]:
    """0 for a time that is skipped (PEP 495 then moves it forward), 1 for one that comes twice."""
    early = local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    late = local.replace(tzinfo=ZoneInfo(zone), fold=1).astimezone(UTC)
    return 1 if late > early else 0
