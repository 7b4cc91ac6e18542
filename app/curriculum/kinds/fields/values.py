"""Reading an answers document, which may hold anything anywhere.

A draft keeps what was typed, and an old one may answer an older form. So nothing here ever raises:
what cannot be read as asked for reads as empty.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any

NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,6}|,[0-9]{1,2})?")
"""A comma before three digits may be either mark: such a number is asked for again."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONEY_MARKS = re.compile(r"[\s'\u2019$€£¥]|(?:USD|EUR|GBP)", re.IGNORECASE)
THOUSANDS = re.compile(r",(?=[0-9]{3}(?:[,.]|$))")
LINE = 120
"""Characters that an exercise's answers take in a table."""


def as_text(value: object) -> str:
    """What somebody wrote, stripped; a number as its digits; anything else is empty."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value).encode(errors="replace").decode().strip()


def as_mapping(value: object) -> Mapping[str, Any]:
    """A JSON object, or an empty one."""
    return value if isinstance(value, Mapping) else {}


def as_list(value: object) -> list[Any]:
    """A JSON array, or an empty one."""
    return value if isinstance(value, list) else []


def as_number(value: object) -> int | float | None:
    """The number that was written, with a point or a comma; None when it is not one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return value if isfinite(value) else None
    text = as_text(value).replace(" ", "")
    if not NUMBER.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def as_money(value: object) -> int | float | None:
    """An amount, whatever sign stands beside it: `$1,200.50` is 1200.5."""
    if not isinstance(value, str):
        return as_number(value)
    return as_number(THOUSANDS.sub("", MONEY_MARKS.sub("", value)))


def as_day(value: object) -> date | None:
    """The day of `2027-03-12`; None when it is not one."""
    text = as_text(value)
    if not DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def line_of(parts: Iterable[str]) -> str:
    """All that was said, in one line of at most 120 characters."""
    line = " · ".join(flat for part in parts if (flat := " ".join(part.split())))
    return line if len(line) <= LINE else line[: LINE - 1].rstrip() + "…"


def put_in(offered: str, there: str) -> str:
    """What was offered, put in; what stands there stays."""
    return there if offered in there else f"{there} {offered}".strip()
