"""Signing in."""

from flask_babel import lazy_gettext as _
from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import DataRequired, Length

from app.core.forms import BaseForm


class SignInForm(BaseForm):
    """An address and a password; `kept` carries what was being written when a sign-in ran out."""

    email = EmailField(
        _("Mail address or sign-in name"),
        [DataRequired(_("Type your mail address.")), Length(max=200)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _("Password"),
        [DataRequired(_("Type your password.")), Length(max=1024)],
        render_kw={"autocomplete": "current-password"},
    )
    kept = HiddenField()
