"""Codes: of the app, or from paper; and the ways to prove again who one is."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, Length

from app.core.forms import BaseForm


class CodeForm(BaseForm):
    """A code of the app (six digits), or one from paper; or what a passkey answered."""

    code = StringField(
        _("Code"),
        [Length(max=40)],
        description=_("The six digits that your app shows now, or one of your recovery codes."),
        render_kw={"autocomplete": "one-time-code", "class": "w-code", "autocapitalize": "none"},
    )
    answer = HiddenField()
    kept = HiddenField()


class ProveForm(BaseForm):
    """A password, a code or a passkey: one of them is enough."""

    password = PasswordField(
        _("Password"), [Length(max=1024)], render_kw={"autocomplete": "current-password"}
    )
    code = StringField(
        _("Or a code from your app"),
        [Length(max=40)],
        render_kw={"autocomplete": "one-time-code", "class": "w-code"},
    )
    answer = HiddenField()
    kept = HiddenField()


class AppForm(BaseForm):
    """The first code that a new app shows."""

    code = StringField(
        _("The six digits that the app shows now"),
        [DataRequired(_("Type the six digits that the app shows.")), Length(max=40)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "w-code"},
    )
