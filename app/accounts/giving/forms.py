"""Codes: of the app, or from paper; and the ways to prove again who one is."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import Length

from app.core.forms import BaseForm


class CodeForm(BaseForm):
    """A code of the app (six digits), or one from paper; or what a passkey answered."""

    code = StringField(
        _("Code from your app"),
        [Length(max=60)],
        description=_("The six digits that your authenticator app shows now."),
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "w-code"},
    )
    recovery = StringField(
        _("Recovery code"),
        [Length(max=60)],
        description=_("One of the ten codes you printed or wrote down. Each works once."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    answer = HiddenField()
    kept = HiddenField()


class ProveForm(CodeForm):
    """A password, for whoever has no second step; else what is asked as one."""

    password = PasswordField(
        _("Password"), [Length(max=1024)], render_kw={"autocomplete": "current-password"}
    )
