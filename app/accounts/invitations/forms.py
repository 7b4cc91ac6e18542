"""Accept an invitation: with a new account, or with the one there is."""

from flask_babel import lazy_gettext as _

from app.core.forms import BaseForm
from app.core.typed import Line
from app.users.forms import NewPassword


class CalledForm(BaseForm):
    """What somebody wants to be called here."""

    name = Line(
        _("Your name, as you write it"),
        most=80,
        ask=_("Write your name."),
        render_kw={"autocomplete": "name"},
    )


class AcceptForm(NewPassword, CalledForm):
    """For somebody without an account: the link has shown that the address is theirs."""
