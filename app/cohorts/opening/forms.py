"""The first step: what, when, where, who. The second is `schedule.forms.MeetingsForm`."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field, HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from app.cohorts.calendar import WeeklyPattern
from app.cohorts.fields.forms import AboutForm
from app.cohorts.schedule.forms import MINUTES
from app.core.typed import Clock, Count
from app.curriculum.schema import Curriculum
from app.models import Staff

WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


class OpeningForm(AboutForm):
    """Everything but the single sessions. `offer()` first: it says what may be chosen."""

    curriculum = RadioField(
        _("Curriculum"),
        [InputRequired(_("Choose what people will work through."))],
        invalid_choice_message=_("Choose what people will work through."),
    )
    counselor = SelectField(
        _("Who counsels"),
        [InputRequired(_("Choose who counsels this cohort."))],
        invalid_choice_message=_("Choose who counsels this cohort."),
        description=_("They read and answer what people hand in. You can add others later."),
    )
    weekdays = SelectMultipleField(
        _("Days of the week"),
        coerce=str,
        choices=[SelectChoice(str(number), day) for number, day in enumerate(WEEKDAYS)],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        invalid_choice_message=_("Choose days from the list."),
    )
    time = Clock(_("Time"), ask=_("Write when the sessions begin."))
    minutes = Count(_("Length in minutes"), **MINUTES, default=90, render_kw={"class": "w-2"})
    filled_from = HiddenField()
    """What the list of sessions was filled in from: another pattern fills it in anew."""

    def offer(
        self,
        curricula: Iterable[Curriculum],
        zones: list[SelectChoice],
        staff: Iterable[Staff],
    ) -> None:
        """Fill in the choices."""
        self.curricula = {one.id: one for one in curricula}
        self.curriculum.choices = [
            SelectChoice(one.id, one.title) for one in self.curricula.values()
        ]
        self.zone.choices = zones
        self.counselor.choices = [
            SelectChoice("", gettext("Choose")),
            *(SelectChoice(row.public_id, row.name) for row in staff),
        ]

    @property
    def picked(self) -> Curriculum:
        """The curriculum; raises KeyError before one was chosen."""
        return self.curricula[self.curriculum.data]

    @property
    def without_sessions(self) -> list[str]:
        """The titles of those that need no pattern."""
        return [one.title for one in self.curricula.values() if not one.sessions]

    @property
    def meets(self) -> bool:
        """Whether the curriculum has workshop sessions; before a choice, assume so."""
        return self.curriculum.data not in self.curricula or self.picked.sessions > 0

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Who has no workshop sessions needs no pattern for them."""
        if not self.meets:
            for name in ("weekdays", "time", "minutes"):
                self[name].validators = [leave_alone]
        return bool(super().validate(extra_validators))

    def validate_weekdays(self, field: Field) -> None:
        """At least one, if people meet at all."""
        if self.meets and not field.data:
            raise StopValidation(gettext("Choose at least one day of the week."))

    def pattern(self) -> WeeklyPattern:
        """As the verbs want it."""
        return WeeklyPattern(
            sorted(int(day) for day in self.weekdays.data), self.time.data, self.minutes.data
        )

    def source(self) -> str:
        """What the list of sessions depends on."""
        sent = [self.curriculum.data, self.starts_on.data, self.weekdays.data, self.time.data]
        return "|".join(map(str, [*sent, self.minutes.data])) if self.meets else ""


def leave_alone(_form: object, field: Field) -> None:
    """Whatever stands in a field that nobody needs is no mistake."""
    field.errors = []
    raise StopValidation
