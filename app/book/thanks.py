"""The thank-you clock: from the end of a conversation (content.md, section d, source 003).

On time within 24 hours, due within 48, late after; a late one is still worth sending.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ON_TIME = timedelta(hours=24)
DUE = timedelta(hours=48)
CLOCK_ENDS = timedelta(days=60)
"""After that nothing is said of it any more."""


def end_of(on: date, at: time | None, *, zone: str, now: datetime) -> datetime:
    """When a conversation ended: at that time of that day; else now, or at that day's end."""
    wall = ZoneInfo(zone)
    if at is not None:
        return min(datetime.combine(on, at, wall), now)
    return min(datetime.combine(on, time(23, 59), wall), now)


def thanks(
    ended_at: datetime, thanked_at: datetime | None, *, now: datetime
) -> Mapping[str, object]:
    """`state`: said, owed, late or over; `hours` left where it is owed; `on_time` where said."""
    if thanked_at is not None:
        took = thanked_at - ended_at
        return {"state": "said", "on_time": took <= ON_TIME, "in_due_time": took <= DUE}
    left = ended_at + DUE - now
    if left > timedelta():
        return {"state": "owed", "hours": int(left.total_seconds() // 3600) + 1}
    return {"state": "late" if now - ended_at < CLOCK_ENDS else "over"}
