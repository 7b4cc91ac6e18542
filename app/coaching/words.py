"""Times and marks in words, as the pages of this room say them; and what is built already."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import dates
from flask import current_app
from flask_babel import get_locale, lazy_gettext
from flask_babel import gettext as _

from app.core.marks import MARKS
from app.progress import Step

PRIVATE: Mapping[str, object] = {
    "none": lazy_gettext("Not done (private)"),
    "done": lazy_gettext("Done (private)"),
}


def waited(since: datetime, now: datetime) -> str:
    """As `5 days`, `14 hours`."""
    return str(
        dates.format_timedelta(
            now - since, granularity="minute", threshold=1.5, locale=get_locale()
        )
    )


def last_here(at: datetime | None, now: datetime, zone: str) -> str:
    """As `today`, `yesterday`, `Tue`, `Feb 27`; by the days of `zone`."""
    if at is None:
        return str(_("not yet"))
    day, today = localday(at, zone), localday(now, zone)
    ago = (today - day).days
    if ago < 2:
        return str(_("yesterday") if ago == 1 else _("today"))
    skeleton = "E" if ago < 7 else "MMMd" if ago < 300 else "yMMMd"
    return str(dates.format_skeleton(skeleton, day, locale=get_locale()))


def localday(at: datetime, zone: str) -> date:
    """The day it is then, by the wall of `zone`."""
    return at.astimezone(ZoneInfo(zone)).date()


def shortest(at: datetime, zone: str) -> str:
    """As `Mar 11`: for the narrow columns of a table."""
    return str(dates.format_skeleton("MMMd", localday(at, zone), locale=get_locale()))


def mark_of(step: Step) -> str:
    """The mark that others may see: private work is done, or it is not."""
    if step.exercise.stands_on_book:
        return step.mark
    if step.exercise.is_private and step.mark not in {"done", "excused"}:
        return "done" if step.is_done else "none"
    return step.mark


def word_of(step: Step) -> str:
    """The word of that mark; done says "accepted" where somebody accepted it."""
    mark, exercise = mark_of(step), step.exercise
    if exercise.stands_on_book:
        return str(_("Begun") if mark == "draft" else MARKS[mark].word)
    if exercise.is_private and mark in PRIVATE:
        return str(PRIVATE[mark])
    if mark == "done" and exercise.review == "accept":
        return str(_("Accepted"))
    return str(MARKS[mark].word)


def words_of(step: Step) -> str:
    """The word, and the second mark's word where there is one."""
    word = word_of(step)
    return str(_("%(word)s, overdue", word=word)) if step.is_overdue else word


def built(endpoint: str) -> bool:
    """Whether a page exists: what is not built is not linked to."""
    return endpoint in current_app.view_functions


FILTERS: Mapping[str, Callable[..., object]] = {
    "waited": waited,
    "last_here": last_here,
    "localday": localday,
    "shortest": shortest,
    "mark_of": mark_of,
    "word_of": word_of,
    "words_of": words_of,
}
"""What the templates of this room can use."""
