"""Ask for a link by mail; choose a password by one."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, EmailField, HiddenField
from wtforms.validators import DataRequired, Length, ValidationError

from app.core.forms import BaseForm
from app.core.text import is_address
from app.users.forms import NewPassword

WRONG = _("Type a mail address, as name@example.org.")


class AddressForm(BaseForm):
    """One address; `kept` carries what was being written when a sign-in ran out."""

    email = EmailField(
        _("Mail address"),
        [DataRequired(_("Type your mail address.")), Length(max=200)],
        render_kw={"autocomplete": "email"},
    )
    kept = HiddenField()

    def validate_email(self, field: EmailField) -> None:
        """It may be unknown to us; it must be an address."""
        if not is_address(field.data or ""):
            raise ValidationError(WRONG)


class ResetForm(NewPassword, BaseForm):
    """A new password by a link; all sign-ins end unless that is not wished."""

    end_others = BooleanField(_("Sign out everywhere else I am signed in"), default=True)
