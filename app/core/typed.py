"""Fields for days, times, counts and single lines: our words, and what was typed is kept."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import (
    DateField,
    Field,
    IntegerField,
    StringField,
    TimeField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.core import text

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""Beyond these a day is a slip of the hand, and arithmetic with it may leave the calendar."""

Check = Callable[[object, Field], None]


class Typed(Field):
    """What was typed, trimmed; read by the class it is mixed with, shown again if unreadable."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.raw_data = [text.one_line(value) for value in valuelist]
        super().process_formdata(self.raw_data)


class Day(Typed, DateField):
    """A day as `2027-03-12`."""

    def __init__(self, label: str, *, ask: str, **more: Any) -> None:
        wrong = _("This is not a day. Write it as year-month-day, for example 2027-03-11.")
        checks = [InputRequired(ask), within_reach]
        super().__init__(label, checks, invalid_value_message=wrong, **more)


class Clock(Typed, TimeField):
    """A time of day as `18:00`; people without a time picker may write `6:00 PM`."""

    def __init__(self, label: str, *, ask: str, **more: Any) -> None:
        wrong = _("This is not a time of day. Write it as 18:00 or 6:00 PM.")
        formats = ["%H:%M", "%H:%M:%S", "%I:%M %p"]
        super().__init__(
            label, [InputRequired(ask)], format=formats, invalid_value_message=wrong, **more
        )


class Count(Typed, IntegerField):
    """A whole number from `least` to `most`."""

    def __init__(self, label: str, *, least: int, most: int, **more: Any) -> None:
        wrong = _("Write a whole number from %(least)s to %(most)s.", least=least, most=most)
        checks = [InputRequired(wrong), between(least, most, wrong)]
        super().__init__(label, checks, invalid_value_message=wrong, **more)


class Line(StringField):
    """One line of text: no change of writing direction, at most `most` characters."""

    def __init__(self, label: str, *, most: int, ask: str = "", **more: Any) -> None:
        checks = [*([not_blank(ask)] if ask else ()), at_most(most)]
        super().__init__(label, checks, filters=[*more.pop("filters", ()), one_line], **more)


def one_line(value: object) -> object:
    """A filter: what is there on one line, and nothing else touched."""
    return text.one_line(value) if isinstance(value, str) else value


def within_reach(_form: object, field: Field) -> None:
    """Refuse a year that nobody means."""
    if isinstance(field.data, date) and not FIRST_DAY <= field.data <= LAST_DAY:
        raise ValidationError(gettext("Check the year. Cohorts run between 2000 and 2100."))


def between(least: int, most: int, wrong: str) -> Check:
    """Refuse a number outside of both bounds; what is no number has been refused already."""

    def check(_form: object, field: Field) -> None:
        if field.data is not None and not least <= field.data <= most:
            raise ValidationError(wrong)

    return check


def not_blank(ask: str) -> Check:
    """Refuse what is nothing once controls and spaces are gone."""

    def check(_form: object, field: Field) -> None:
        if not field.data:
            raise ValidationError(ask)

    return check


def at_most(most: int) -> Check:
    """Refuse a text that is too long, and say by how much."""

    def check(_form: object, field: Field) -> None:
        if len(field.data or "") > most:
            raise ValidationError(
                gettext(
                    "This has %(count)s characters; %(most)s fit here.",
                    count=len(field.data),
                    most=most,
                )
            )

    return check


def at(day: Day, clock: Clock) -> datetime:
    """The wall time of two fields that are right."""
    return datetime.combine(day.data, clock.data)


def choices_of(words: Mapping[str, str]) -> list[SelectChoice]:
    """For a field of choices: what is stored, and how it is said."""
    return [SelectChoice(value, said) for value, said in words.items()]
