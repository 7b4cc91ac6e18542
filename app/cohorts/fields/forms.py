"""What every cohort is asked about."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field, SelectField, ValidationError

from app.cohorts.service import Description
from app.core.forms import BaseForm
from app.core.typed import Count, Day, Line


class AboutForm(BaseForm):
    """What every cohort has, when it is opened and ever after."""

    name = Line(
        _("Name"),
        most=80,
        ask=_("Give the cohort a name."),
        description=_("Participants see it. For example: Spring evenings."),
        render_kw={"autocomplete": "off"},
    )
    starts_on = Day(_("First day"), ask=_("Choose the first day."))
    ends_on = Day(_("Last day"), ask=_("Choose the last day."))
    zone = SelectField(
        _("Time zone"),
        invalid_choice_message=_("Choose a time zone from the list."),
        description=_("All times of this cohort are on the clocks of this place."),
    )
    place = Line(
        _("Place"),
        most=200,
        description=_("Where the sessions are, if a session does not say otherwise."),
        render_kw={"autocomplete": "off"},
    )
    seats = Count(_("Seats"), least=1, most=5000, render_kw={"class": "w-2"})

    def validate_ends_on(self, field: Field) -> None:
        """The last day is not before the first."""
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError(
                gettext("The last day is before the first. Choose a later day here.")
            )

    def described(self) -> Description:
        """As the verbs want it."""
        return Description(self.name.data, self.place.data or "", self.seats.data)
