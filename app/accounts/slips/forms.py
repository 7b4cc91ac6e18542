"""A sign-in name, the PIN on the slip, and a password of one's own from then on."""

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from app.accounts.password.forms import NewPassword
from app.core.forms import BaseForm
from app.users import handles

PLAIN = {"autocapitalize": "none", "spellcheck": "false"}


class SlipForm(BaseForm, NewPassword):
    """All on one page: who has a slip in hand is done in one go."""

    handle = StringField(
        _("Sign-in name"),
        [DataRequired(_("Type the sign-in name from your slip, as river-7k2m.")), Length(max=60)],
        render_kw={**PLAIN, "autocomplete": "username", "class": "w-code"},
    )
    pin = StringField(
        _("PIN"),
        [DataRequired(_("Type the PIN from your slip.")), Length(max=60)],
        description=_("Eight letters and numbers. Capitals and spaces do not matter."),
        render_kw={**PLAIN, "autocomplete": "one-time-code", "class": "code-input w-code"},
    )

    @property
    def who(self) -> str:
        """The sign-in name as we keep it."""
        return handles.read(self.handle.data or "")
