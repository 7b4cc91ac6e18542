"""The person's own word for networking."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, ValidationError

from app.core import text
from app.core.forms import BaseForm

LONGEST = 40
OWN = "own"
OFFERED = ("relationship building", "keeping in touch")


class WordForm(BaseForm):
    """One of those offered, or one's own."""

    word = RadioField(_("My word"), [InputRequired(_("Choose one of these words."))])
    own = StringField(
        _("My own word"),
        description=_("Up to 40 characters, as it stands in the middle of a sentence."),
        render_kw={"class": "w-code", "autocapitalize": "none", "autocomplete": "off"},
    )

    def offer(self, center_word: str, current: str | None) -> None:
        """Fill in the choices: the center's word, those of the curriculum, one's own."""
        words = list(dict.fromkeys([center_word, *OFFERED]))
        self.word.choices = [*((word, word) for word in words), (OWN, _("a word of my own"))]
        if not self.is_submitted():
            known = (current or center_word) in words
            self.word.data = (current or center_word) if known else OWN
            self.own.data = "" if known else current

    def validate_own(self, field: StringField) -> None:
        """Only when it is asked for: there, and short enough for a sentence."""
        own = text.one_line(field.data or "")
        if self.word.data == OWN and not own:
            raise ValidationError(_("Write your word, or choose another one above."))
        if len(own) > LONGEST:
            raise ValidationError(
                _("This has %(count)s characters; %(most)s fit here.", count=len(own), most=LONGEST)
            )

    def chosen(self) -> str:
        """The word, on one line."""
        return text.one_line(self.own.data if self.word.data == OWN else self.word.data)
