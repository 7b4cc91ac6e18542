"""What somebody is called in one center, where they are, and whether mail may tell them."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, SelectField

from app.access import audit
from app.core import text, zones
from app.core.forms import BaseForm
from app.core.typed import Line
from app.models import Enrollment, Staff
from app.rosters.service import sorted_as


class CalledForm(BaseForm):
    """A person's own line in a center."""

    name = Line(
        _("What I am called"),
        most=80,
        ask=_("Write your name, as people here call you."),
        render_kw={"autocomplete": "name"},
    )
    sort_name = Line(
        _("Where I stand in lists"),
        most=80,
        description=_("As “Okafor, Ngozi”. Empty: by the last part of your name."),
        render_kw={"autocomplete": "off"},
    )
    zone = SelectField(
        _("Time zone"), invalid_choice_message=_("Choose a time zone from the list.")
    )
    notices = BooleanField(_("Mail me when there is an answer for me"))

    def fill(self, row: Enrollment | Staff, zone: str) -> None:
        """With what is stored; `zone` is the one of the place, if the person has no own."""
        own = row.zone or zone
        self.zone.choices = zones.choices(zone, own)
        if not self.is_submitted():
            self.zone.data, self.notices.data = own, row.notices
            self.name.data = row.name
            self.sort_name.data = "" if row.sort_name == sorted_as(row.name) else row.sort_name


def call(row: Enrollment | Staff, form: CalledForm, zone: str) -> None:
    """Keep it; somebody where the place is has no zone of their own."""
    row.name = text.one_line(form.name.data)
    row.sort_name = form.sort_name.data or sorted_as(row.name)
    row.zone = None if form.zone.data == zone else form.zone.data
    row.notices = form.notices.data
    audit.record("person:self:change", row.public_id)
