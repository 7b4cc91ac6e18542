"""A new passkey: what the browser answered, and what its owner calls it."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from app.core.forms import BaseForm
from app.users.passkeys import NAME


class PasskeyForm(BaseForm):
    """The name first: the device asks when the button is pressed."""

    name = StringField(
        _("What you call it"),
        [DataRequired(_("Give it a name, as “my phone”.")), Length(max=NAME)],
        description=_("So that you know it again in the list, as “my phone”."),
        render_kw={"autocomplete": "off"},
    )
    answer = HiddenField()


class AnswerForm(BaseForm):
    """What a passkey answered on the sign-in page."""

    answer = HiddenField(validators=[DataRequired()])
    kept = HiddenField()
