"""Invite a colleague; change a role."""

from flask_babel import lazy_gettext as _
from wtforms import EmailField, RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length

from app.core.forms import BaseForm
from app.core.text import is_address
from app.core.typed import Line, choices_of
from app.models import Role

ROLES = {
    Role.COUNSELOR.value: _("Counselor: opens and runs cohorts"),
    Role.ADMINISTRATOR.value: _("Administrator: also changes the center and its staff"),
}


class RoleForm(BaseForm):
    """One of the two."""

    role = RadioField(_("Role"), [InputRequired(_("Choose a role."))], choices=choices_of(ROLES))


class InviteForm(RoleForm):
    """A name, an address, a role."""

    name = Line(_("Name"), most=80, ask=_("Write a name."), render_kw={"autocomplete": "off"})
    email = EmailField(
        _("Mail address"),
        [DataRequired(_("Type a mail address.")), Length(max=200)],
        render_kw={"autocomplete": "off"},
    )

    def validate_email(self, field: EmailField) -> None:
        """It could be one."""
        if not is_address(field.data or ""):
            raise ValidationError(_("Type a mail address, as name@example.org."))
