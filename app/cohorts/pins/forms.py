"""A name is all that is needed."""

from flask_babel import lazy_gettext as _

from app.core.forms import BaseForm
from app.core.typed import Line


class PersonForm(BaseForm):
    """Somebody who has no mail."""

    name = Line(
        _("Name, as the person writes it"),
        most=80,
        ask=_("Write the person\u2019s name."),
        render_kw={"autocomplete": "off"},
    )
