"""Lines of names and addresses."""

from flask_babel import lazy_gettext as _
from wtforms import TextAreaField, ValidationError
from wtforms.validators import DataRequired

from app.cohorts.invitations import lines
from app.core.forms import BaseForm


class PasteForm(BaseForm):
    """One person on each line."""

    people = TextAreaField(
        _("Names and mail addresses"),
        [DataRequired(_("Write at least one mail address."))],
        description=_(
            "One person on each line: a name and a mail address, or the address alone."
            " You can paste a list from a spreadsheet or from a mail."
        ),
        render_kw={"rows": 6, "autocomplete": "off", "spellcheck": "false"},
    )

    def validate_people(self, field: TextAreaField) -> None:
        """Not more than one would want to look through."""
        if len(lines.read(field.data or "")) > lines.MOST:
            words = _("These are more than %(most)s lines. Send them in parts.", most=lines.MOST)
            raise ValidationError(words)
