"""The first center and who runs it, on one page."""

from flask_babel import lazy_gettext as _
from wtforms import EmailField, PasswordField, ValidationError
from wtforms.validators import DataRequired, Length

from app.centers.settings.forms import AboutForm
from app.core.text import is_address
from app.core.typed import Line
from app.users import passwords


class FirstForm(AboutForm):
    """Everything that cannot be asked later."""

    person = Line(
        _("Your name"),
        most=80,
        ask=_("Write your name."),
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(
        _("Your mail address"),
        [DataRequired(_("Type your mail address.")), Length(max=200)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _("A password"),
        [DataRequired(_("Type a password.")), Length(max=1024)],
        description=_("15 characters or more: four or five words that do not belong together."),
        render_kw={"autocomplete": "new-password"},
    )

    def validate_email(self, field: EmailField) -> None:
        """It could be one."""
        if not is_address(field.data or ""):
            raise ValidationError(_("Type a mail address, as name@example.org."))

    def validate_password(self, field: PasswordField) -> None:
        """Good enough to stand alone until there is a second step."""
        names = (self.name.data, self.person.data, self.email.data)
        found = passwords.problem(field.data or "", own_words=[name or "" for name in names])
        if found:
            raise ValidationError(found)
