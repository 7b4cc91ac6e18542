"""A call for help."""

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import Length

from app.core.forms import BaseForm

LINE = 280


class HelpForm(BaseForm):
    """One line, or none: asking is enough."""

    line = StringField(
        _("What are you stuck on?"),
        [Length(max=LINE, message=_("Make it %(most)s characters or fewer.", most=LINE))],
        description=_("One line is enough. You can also leave it empty."),
        render_kw={"class": "field-wide", "autocomplete": "off"},
    )
