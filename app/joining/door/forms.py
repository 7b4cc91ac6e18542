"""The code, as somebody types it."""

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import Length, ValidationError

from app.core.forms import BaseForm
from app.core.ids import read_code


class CodeForm(BaseForm):
    """Eight characters from a slip."""

    code = StringField(
        _("Code on your slip"),
        [Length(max=60)],
        description=_("Eight letters and numbers. Capitals and spaces do not matter."),
        render_kw={
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "class": "code-input w-code",
        },
    )

    def validate_code(self, field: StringField) -> None:
        """It could be one."""
        if read_code(field.data or "") is None:
            raise ValidationError(
                _("A code has eight letters and numbers, as 7K2M 9XW4. Check your slip.")
            )
