"""What every template can use: dates in a zone and a language, a token against replay."""

import re
from datetime import date, datetime
from secrets import token_urlsafe
from unicodedata import bidirectional
from zoneinfo import ZoneInfo

from babel import dates
from flask import Flask
from flask_babel import get_locale
from flask_babel import gettext as _
from jinja2 import StrictUndefined

from app.core import text

CALL = re.compile(r"\+?[0-9][0-9 ().-]{1,20}")
DAY, DAY_YEAR, CLOCK = "MMMMEEEEd", "yMMMMEEEEd", "hm"


def init_app(app: Flask) -> None:
    """Strict templates: a name that is not there is a failure, not an empty place."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals |= {"get_locale": get_locale, "form_token": form_token}
    app.jinja_env.filters |= {
        "day": day,
        "date": short_day,
        "clock": clock,
        "when": when,
        "zone": zone_name,
        "direction": direction,
        "reach": reach,
    }


def form_token() -> str:
    """What makes a form's replay harmless: 128 random bits, new for every rendering."""
    return token_urlsafe(16)


def at(value: datetime, zone: str | None) -> datetime:
    """On the wall of `zone`; a naive value is a wall time already."""
    return value if value.tzinfo is None or zone is None else value.astimezone(ZoneInfo(zone))


def day(value: datetime | date, zone: str | None = None) -> str:
    """As `Thursday, March 11`."""
    local = at(value, zone) if isinstance(value, datetime) else value
    return dates.format_skeleton(DAY, local, locale=get_locale(), fuzzy=True)


def short_day(value: datetime | date, zone: str | None = None) -> str:
    """As `Mar 11, 2027`."""
    local = at(value, zone) if isinstance(value, datetime) else value
    return dates.format_date(local, "medium", locale=get_locale())


def clock(value: datetime, zone: str | None = None) -> str:
    """As `6:00 PM`."""
    return dates.format_time(at(value, zone).replace(tzinfo=None), "short", locale=get_locale())


def when(value: datetime, zone: str | None = None) -> str:
    """As `Thursday, March 11, 6:00 PM`."""
    return str(_("%(day)s, %(clock)s", day=day(value, zone), clock=clock(value, zone)))


def zone_name(zone: str) -> str:
    """As people say it: `Central Time`."""
    return str(dates.get_timezone_name(ZoneInfo(zone), zone_variant="generic", locale=get_locale()))


def reach(how: str) -> str:
    """Where a click on it leads: a page, a mail, a call; "" for plain words."""
    if how.startswith("https://"):
        return how
    if text.is_address(how):
        return f"mailto:{how}"
    digits = "".join(sign for sign in how if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if CALL.fullmatch(how) else ""


def direction(words: str) -> str:
    """How its first letter runs, `ltr` or `rtl`: paper does not know `dir="auto"`."""
    runs = (bidirectional(letter) for letter in words)
    first = next((run for run in runs if run in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"
