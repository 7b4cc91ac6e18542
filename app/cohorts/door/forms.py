"""How long the door stands open; for how many and until when the code works."""

from datetime import date

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field, IntegerField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.core.forms import BaseForm
from app.core.typed import Day, Typed, between

HOURS = (1, 2, 4, 8, 24)
"""At most a day: a door that is forgotten open is anybody's (trust.md R-21)."""
MOST = 2000


class OpenForm(BaseForm):
    """For some hours whoever has the code is in at once."""

    hours = SelectField(_("For how long"), coerce=int)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.hours.choices = [SelectChoice(number, words(number)) for number in HOURS]


def words(hours: int) -> str:
    """As `2 hours`."""
    return str(gettext("1 hour") if hours == 1 else gettext("%(count)s hours", count=hours))


class MaybeCount(Typed, IntegerField):
    """A whole number, or nothing."""


class LimitsForm(BaseForm):
    """The last day of the code, and how many more may use it."""

    first_day: date | None = None
    """No earlier day makes sense."""

    last_day = Day(_("Last day"), ask=_("Choose the last day on which the code works."))
    uses = MaybeCount(
        _("How many more may join with it"),
        [Optional(), between(1, MOST, _("Write a number from 1 to %(most)s.", most=MOST))],
        description=_("Left empty: as many as there are seats."),
        invalid_value_message=_("Write a number from 1 to %(most)s.", most=MOST),
        render_kw={"class": "w-2"},
    )

    def validate_last_day(self, field: Field) -> None:
        """It is still to come."""
        if field.data and self.first_day and field.data < self.first_day:
            raise ValidationError(gettext("That day is over. Choose today or a later one."))
