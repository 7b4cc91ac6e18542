"""Take an authenticator app into use."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from app.core.forms import BaseForm


class AppForm(BaseForm):
    """The first code that a new app shows; `setup` carries, sealed, what the app was given."""

    code = StringField(
        _("The six digits that the app shows now"),
        [DataRequired(_("Type the six digits that the app shows.")), Length(max=60)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "w-code"},
    )
    setup = HiddenField()
