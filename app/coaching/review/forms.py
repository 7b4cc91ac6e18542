"""What a counselor writes back."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, StringField, TextAreaField

from app.coaching.review.service import Written
from app.core.forms import BaseForm
from app.models import Verdict


class AnswerForm(BaseForm):
    """Words, a decision (the button that was pressed), and the round that was read."""

    text = TextAreaField(_("To the participant"), render_kw={"rows": 6})
    verdict = StringField()
    round = HiddenField()

    @property
    def written(self) -> Written:
        """As `service.answer` wants it."""
        pressed = self.verdict.data or ""
        verdict = Verdict(pressed) if pressed in set(Verdict) else None
        return Written(self.text.data or "", verdict, self.round.data or "")
