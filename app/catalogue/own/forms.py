"""Bring a folder as a ZIP; copy a shipped curriculum."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import ValidationError

from app.core.archives import MOST_SENT
from app.core.forms import BaseForm
from app.core.typed import Line


class BringForm(BaseForm):
    """One ZIP."""

    archive = FileField(
        _("ZIP of the curriculum's folder"),
        description=_("Up to 20 MB. A curriculum with the same id becomes its next draft."),
        render_kw={"accept": ".zip,application/zip"},
    )
    data_sent: bytes = b""

    def validate_archive(self, field: FileField) -> None:
        """There is one."""
        if field.data:
            with field.data.stream as stream:
                self.data_sent = stream.read(MOST_SENT + 1)
        if not self.data_sent:
            raise ValidationError(_("Choose a ZIP first."))


class CopyForm(BaseForm):
    """An id for the copy."""

    name = Line(
        _("Id of your copy"),
        most=60,
        ask=_("Write an id for your copy."),
        description=_("Small letters, digits and hyphens. It names the folder, too."),
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
