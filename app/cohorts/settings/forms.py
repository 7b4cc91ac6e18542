"""What can be changed about a cohort, and who counsels it."""

from collections.abc import Iterable
from dataclasses import replace

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Field, HiddenField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.cohorts.fields.forms import AboutForm
from app.cohorts.service import Plan
from app.core.forms import BaseForm
from app.models import Staff

CHOOSE = _("Choose a colleague.")


class SettingsForm(AboutForm):
    """A cohort's name, place, seats, days and zone."""

    along = BooleanField(
        _("Move every workshop session by as many days as the first day moves"),
    )
    seen = HiddenField()
    """What the dates were when the preview was shown."""
    seated = 0
    """How many people are in: no fewer seats than that."""

    def validate_seats(self, field: Field) -> None:
        """Nobody is without a seat who has one."""
        if field.data is not None and 1 <= field.data < self.seated:
            raise ValidationError(
                gettext(
                    "%(people)s people are in this cohort. Write %(people)s or more.",
                    people=self.seated,
                )
            )

    def plan(self, old: Plan) -> Plan:
        """What is asked for: the sessions stay where they are, or move along."""
        shift = self.starts_on.data - old.starts_on
        meetings = old.meetings
        if self.along.data:
            meetings = {
                number: replace(meeting, starts_local=meeting.starts_local + shift)
                for number, meeting in old.meetings.items()
            }
        return Plan(self.starts_on.data, self.ends_on.data, self.zone.data, meetings)


class CounselorForm(BaseForm):
    """One of the colleagues who do not counsel the cohort yet."""

    staff = SelectField(_("Colleague"), [InputRequired(CHOOSE)], invalid_choice_message=CHOOSE)

    def offer(self, staff: Iterable[Staff]) -> None:
        """Fill in the choices."""
        self.staff.choices = [
            SelectChoice("", gettext("Choose")),
            *(SelectChoice(row.public_id, row.name) for row in staff),
        ]
