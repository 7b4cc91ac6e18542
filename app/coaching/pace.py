"""How somebody stands in time: when they were last here, since when they are quiet. Pure."""

from datetime import date, datetime, timedelta
from math import ceil

QUIET_AFTER = timedelta(days=10)
"""Nothing written for so long is quiet. Cohorts meet every week: ten days are one meeting missed
and the days around it, so a busy week makes nobody quiet, and a second week does not pass unseen.
Who has just joined is not quiet: until the first words, the count starts with joining."""


def quiet_since(now: datetime) -> datetime:
    """Whoever wrote last at this moment, or before, is quiet."""
    return now - QUIET_AFTER


def quiet_days(last_active_at: datetime | None, joined_at: datetime, *, now: datetime) -> int:
    """For how many days somebody is quiet; 0 for who is not."""
    rests = now - (last_active_at or joined_at)
    return rests.days if rests >= QUIET_AFTER else 0


def week_of(starts_on: date, ends_on: date, *, today: date) -> tuple[int, int]:
    """Which week of how many: below 1 before the start, above the last after the end."""
    weeks = max(1, ceil((ends_on - starts_on).days / 7))
    return (today - starts_on).days // 7 + 1, weeks
