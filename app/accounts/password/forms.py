"""Choose a password, for the first time or anew."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from app.core.forms import BaseForm
from app.users.forms import NewPassword


class PasswordForm(NewPassword, BaseForm):
    """By default every other browser is signed out."""

    end_others = BooleanField(_("Sign out all other browsers"), default=True)


__all__ = ["NewPassword", "PasswordForm"]
