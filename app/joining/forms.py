"""What somebody is called."""

from flask_babel import lazy_gettext as _

from app.core.forms import BaseForm
from app.core.typed import Line


class NameForm(BaseForm):
    """For somebody who has an account."""

    name = Line(
        _("What should we call you?"),
        most=80,
        ask=_("Write the name you go by. A first name is enough."),
        render_kw={"autocomplete": "name"},
    )
