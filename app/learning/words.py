"""Who can read what, in words: said before anything is typed."""

from collections.abc import Sequence
from datetime import datetime

from babel.lists import format_list
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from app.core import clock, pages
from app.curriculum.kinds.base import Exercise


def named(counselors: Sequence[str]) -> str:
    """As `Bea Brandt and Eli Eriksen`, for the middle of a sentence."""
    if not counselors:
        return str(_("your counselor"))
    return str(format_list(list(counselors), locale=get_locale() or "en"))


def who_can_read(
    exercise: Exercise, handed_in_at: datetime | None, counselors: Sequence[str], zone: str
) -> str:
    """One or two sentences: who can read the answers now, and when that changes."""
    who = named(counselors)
    if nobody_reads(exercise):
        return nobody_reads(exercise) % {"who": who}
    if handed_in_at is None:
        return str(_("Only you can read this until you hand it in. Then %(who)s can.", who=who))
    return str(
        _(
            "What you handed in on %(day)s can be read by you and %(who)s. "
            "What you change after that is yours alone until you hand it in again.",
            day=pages.day(handed_in_at, zone),
            who=who,
        )
    )


def nobody_reads(exercise: Exercise) -> str:
    """What is said where nothing is ever read by others; "" where something may be."""
    if exercise.is_anonymous:
        words = _("Nobody can see how you vote: not %(who)s, not the center.")
        return f"{words} {_('They can see that you voted.')}"
    if exercise.stands_on_book:
        return str(_("Only you can read this. %(who)s can see how many, never who."))
    return str(_("Only you can ever read this.")) if exercise.is_private else ""


def about(minutes: int) -> str:
    """How long something takes, as people say it."""
    return str(ngettext("about %(num)s minute", "about %(num)s minutes", minutes))


def moment(value: datetime, zone: str) -> str:
    """As `10:42 AM` for today, else as `Mar 11, 2027`; on the wall of `zone`."""
    if pages.at(value, zone).date() == pages.at(clock.now(), zone).date():
        return pages.clock(value, zone)
    return pages.short_day(value, zone)
