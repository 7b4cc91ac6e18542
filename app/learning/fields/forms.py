"""Fields that say what is wrong in our words and keep what was typed. Most may be empty."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import (
    DateField,
    Field,
    IntegerField,
    MonthField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from app.core import clock, text
from app.curriculum.called import Words

LINE, ROOM = 200, 3_000
"""Characters of a line, and of an answer in several."""
FIRST_YEAR = 1900
Check = Callable[[object, Field], None]


class Typed(Field):
    """What was typed, trimmed; read by the class it is mixed with, shown again if unreadable."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.raw_data = [text.one_line(value) for value in valuelist]
        super().process_formdata(self.raw_data)


def needed(ask: str) -> list[Any]:
    """The first check of a field: that there is something, where `ask` says what to do."""
    return [InputRequired(ask)] if ask else [Optional()]


class Day(Typed, DateField):
    """A day as `2027-03-12`; one that is past, unless `ahead`."""

    def __init__(self, label: str, *, ask: str = "", ahead: bool = False, **more: Any) -> None:
        wrong = _("This is not a day. Write it as year-month-day, for example 2027-03-11.")
        checks = [*needed(ask), within_reach, *([] if ahead else [not_ahead])]
        look = {"class": "w-5"}
        super().__init__(label, checks, invalid_value_message=wrong, render_kw=look, **more)


class Month(Typed, MonthField):
    """A month as `2027-03`; its first day."""

    def __init__(self, label: str, **more: Any) -> None:
        wrong = _("This is not a month. Write it as year-month, for example 2027-03.")
        checks = [Optional(), within_reach, not_ahead]
        look = {"class": "w-5"}
        super().__init__(label, checks, invalid_value_message=wrong, render_kw=look, **more)


class Clock(Typed, TimeField):
    """A time of day as `18:00`; people without a time picker may write `6:00 PM`."""

    def __init__(self, label: str, **more: Any) -> None:
        wrong = _("This is not a time of day. Write it as 18:00 or 6:00 PM.")
        formats = ["%H:%M", "%H:%M:%S", "%I:%M %p"]
        more = {"invalid_value_message": wrong, "render_kw": {"class": "w-3"}} | more
        super().__init__(label, [Optional()], format=formats, **more)


class Minutes(Typed, IntegerField):
    """How long something took or should take."""

    def __init__(self, label: str, **more: Any) -> None:
        wrong = _("Write whole minutes, from 1 to 600.")
        more = {"invalid_value_message": wrong, "render_kw": {"class": "w-2"}} | more
        super().__init__(label, [Optional(), between(1, 600, wrong)], **more)


class Line(StringField):
    """One line of text: no change of writing direction."""

    def __init__(self, label: str, *, ask: str = "", most: int = LINE, **more: Any) -> None:
        checks = [*([not_blank(ask)] if ask else ()), at_most(most)]
        super().__init__(label, checks, filters=[*more.pop("filters", ()), one_line], **more)


class Lines(TextAreaField):
    """Room for a few sentences."""

    def __init__(self, label: str, *, ask: str = "", **more: Any) -> None:
        checks = [*([not_blank(ask)] if ask else ()), at_most(ROOM)]
        own = [*more.pop("filters", ()), some_lines]
        super().__init__(label, checks, filters=own, render_kw={"rows": 2}, **more)


class Step(RadioField):
    """One number of a scale, or none."""

    def __init__(self, label: str, *, steps: range, **more: Any) -> None:
        wrong = _("Choose one of the numbers, or none.")
        super().__init__(
            label,
            [Optional()],
            choices=[SelectChoice(number, str(number)) for number in steps],
            coerce=number_or_none,
            validate_choice=False,
            **more,
        )
        self.steps, self.wrong = steps, wrong

    def pre_validate(self, _form: object) -> None:
        """A number that is not on the scale, as a forged form may hold."""
        sent = self.raw_data and self.raw_data[0]
        if sent and self.data not in self.steps:
            raise ValidationError(self.wrong)


class OneOf(SelectField):
    """A member of a closed set, or None for the first line, which says `none`."""

    def __init__(
        self, label: str, *, words: Callable[[], Words], none: str, ask: str = "", **more: Any
    ) -> None:
        wrong = ask or _("Choose one from the list.")
        super().__init__(
            label,
            [InputRequired(ask)] if ask else [],
            choices=lambda: [SelectChoice("", none), *options(words)],
            filters=[lambda value: as_member(value, words)],
            validate_choice=False,
            **more,
        )
        self.words, self.wrong = words, wrong

    def pre_validate(self, _form: object) -> None:
        """A word that is not in the set, as a forged form may hold."""
        sent = self.raw_data and self.raw_data[0]
        if sent and self.data is None:
            raise ValidationError(self.wrong)


class Way(RadioField):
    """A member of a closed set, of which all are shown."""

    def __init__(
        self, label: str, *, words: Callable[[], Words], ask: str = "", **more: Any
    ) -> None:
        super().__init__(
            label,
            choices=lambda: options(words),
            filters=[lambda value: as_member(value, words)],
            validate_choice=False,
            **more,
        )
        self.ask = ask

    def pre_validate(self, _form: object) -> None:
        """One of those that are there; none only where none is asked for."""
        sent = self.raw_data and self.raw_data[0]
        if self.data is None and (sent or self.ask):
            raise ValidationError(self.ask or _("Choose one of these."))


class Somebody(SelectField):
    """Somebody of the person's own book, by public id; the choices come with the book."""

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label, choices=[], validate_choice=False, **more)

    def offer(self, people: Sequence[tuple[str, str]], none: str) -> None:
        """Fill in who can be picked; `none` is the first line."""
        self.choices = [SelectChoice("", none), *(SelectChoice(*one) for one in people)]

    def pre_validate(self, _form: object) -> None:
        """Only somebody who stands there."""
        if self.data and self.data not in {choice.value for choice in self.choices}:
            raise ValidationError(_("This person is not in your book now. Pick somebody else."))


def options(words: Callable[[], Words]) -> list[SelectChoice]:
    """The members of a closed set, in the reader's language."""
    return [SelectChoice(key.value, said) for key, said in words().items()]


def as_member(value: object, words: Callable[[], Words]) -> object:
    """The member with this value, or None."""
    return next((member for member in words() if member == value), None)


def number_or_none(value: object) -> int | None:
    """What a ring of a scale sends."""
    sent = str(value)
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else None


def one_line(value: object) -> str:
    """A filter: what is there on one line; a field that was not sent is empty."""
    return text.one_line(value) if isinstance(value, str) else ""


def some_lines(value: object) -> str:
    """A filter: what is there; a field that was not sent is empty."""
    return value if isinstance(value, str) else ""


def within_reach(_form: object, field: Field) -> None:
    """Refuse a year that nobody means."""
    if isinstance(field.data, date) and not FIRST_YEAR <= field.data.year <= 2100:
        raise ValidationError(gettext("Check the year."))


def not_ahead(_form: object, field: Field) -> None:
    """Refuse a day that has not come anywhere on earth."""
    if isinstance(field.data, date) and (field.data - clock.now().date()).days > 1:
        raise ValidationError(gettext("This day has not come yet. Check the date."))


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
        if len(field.data) > most:
            raise ValidationError(
                gettext(
                    "This has %(count)s characters; %(most)s fit here.",
                    count=len(field.data),
                    most=most,
                )
            )

    return check
