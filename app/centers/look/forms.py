"""A logo and a colour."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import ValidationError

from app.core.colour import HEX, LEAST, PAPER, by_day, contrast
from app.core.forms import BaseForm
from app.core.pictures import MOST_BYTES
from app.core.typed import Line


class LogoForm(BaseForm):
    """One picture."""

    logo = FileField(
        _("Picture"),
        description=_(
            "PNG, JPEG or WebP, up to 400 kB. It is shown 40 pixels high on a light page."
        ),
        render_kw={"accept": "image/png,image/jpeg,image/webp"},
    )
    picture: bytes = b""

    def validate_logo(self, field: FileField) -> None:
        """There is one, and it is not too large."""
        if field.data:
            with field.data.stream as stream:
                self.picture = stream.read(MOST_BYTES + 1)
        if not self.picture:
            raise ValidationError(_("Choose a picture first."))
        if len(self.picture) > MOST_BYTES:
            raise ValidationError(_("This picture has more than 400 kB. Choose a smaller one."))


class AccentForm(BaseForm):
    """A colour that can be read."""

    accent = Line(
        _("Color of links and buttons"),
        most=7,
        description=_("As #0b5d51; empty for ours. It must stand out on light paper."),
        render_kw={"autocomplete": "off", "class": "w-code", "autocapitalize": "none"},
    )

    def validate_accent(self, field: Line) -> None:
        """Four and a half to one, or we say which one comes near."""
        field.data = colour = (field.data or "").lower()
        if not colour:
            return
        if not HEX.fullmatch(colour):
            raise ValidationError(_("Write it as a sign # and six digits or letters, as #0b5d51."))
        found = contrast(colour, PAPER)
        if found < LEAST:
            words = gettext(
                "This stands out %(found)s to 1 on our paper; words need 4.5 to 1."
                " The nearest that does is %(near)s.",
                found=f"{found:.1f}",
                near=by_day(colour),
            )
            raise ValidationError(words)
