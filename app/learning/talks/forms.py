"""A conversation: what is needed first, and everything that is worth keeping of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from app.book.conversations import Account, Named
from app.book.thanks import end_of
from app.curriculum import called
from app.curriculum.closed import Gift
from app.learning.entries.forms import FIVE, NAME, NOT_SAID, WithSomebody
from app.learning.fields.forms import Clock, Day, Line, Lines, Minutes, OneOf, Somebody, Step, Way

THREE = (1, 2, 3)
RECEIVED = (
    Gift.INFORMATION,
    Gift.ADVICE,
    Gift.FEEDBACK,
    Gift.INTRODUCTION,
    Gift.LEAD,
    Gift.SUPPORT,
)


def choices() -> list[SelectChoice]:
    """What one can come away with, in the reader's language."""
    return [SelectChoice(gift.value, called.gifts()[gift]) for gift in RECEIVED]


class Ticks(SelectMultipleField):
    """What somebody got: boxes to tick; what does not stand there is not ticked."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label, choices=choices, validate_choice=False, **more)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = [gift.value for gift in RECEIVED if gift.value in valuelist]


class ConversationForm(WithSomebody):
    """Needed: with whom, when, how, and what was given."""

    contact = Somebody(_("Who you talked with"))
    on = Day(_("When"), ask=_("Choose the day."))
    format = Way(_("How you talked"), words=called.formats, ask=_("Choose how you talked."))
    gave = Lines(
        _("What you gave"),
        ask=_("Write what you gave. Real interest counts, too."),
        description=_("An article, a tip, real interest: small things count."),
    )
    pure = BooleanField(_("I knew that they have no opening"))
    ended = Clock(_("When it ended"), description=_("The thank-you clock starts then."))
    minutes_asked = Minutes(_("Minutes you asked for"))
    minutes_used = Minutes(_("Minutes it took"))
    host = OneOf(_("Who paid or hosted"), words=called.hosts, none=NOT_SAID)
    hope_1, hope_2, hope_3 = (Line(_("Hope %(number)s", number=n)) for n in THREE)
    met_1, met_2, met_3 = (BooleanField(_("I got it")) for _n in THREE)
    got = Ticks(_("What you got"))
    name_1, name_2, name_3 = (Line(_("Name %(number)s", number=n), most=NAME) for n in THREE)
    why_1, why_2, why_3 = (Line(_("Why them, and how to go up to them")) for _n in THREE)
    may_1, may_2, may_3 = (BooleanField(_("I may say who sent me")) for _n in THREE)
    questions = Lines(_("What you asked"))
    info = Lines(_("What you learned of a company, a field, a kind of work"))
    advice = Lines(_("Advice"))
    resume_feedback = Lines(_("What they said of your resume"))
    other_paths = Lines(_("Other paths you could take"))
    interesting = Lines(_("The most interesting thing you heard"))
    next_step = Line(_("Your next step"))
    next_on = Day(_("By when"), ahead=True)
    mood_before = Step(_("Mood before"), steps=FIVE)
    mood_after = Step(_("Mood after"), steps=FIVE)
    discomfort_expected = Step(_("Discomfort you expected"), steps=range(11))
    discomfort_met = Step(_("Discomfort you met"), steps=range(11))

    def account(self, *, zone: str, now: datetime) -> Account:
        """As the verbs want it; the end is read on the wall of `zone`."""
        told = {name: self.data[name] for name in TOLD}
        ended_at = end_of(self.on.data, self.ended.data, zone=zone, now=now)
        return Account(**told, ended_at=ended_at, hopes=self.hopes())

    def hopes(self) -> list[dict[str, Any]]:
        """Those that were written, ticked or not."""
        said = ((self[f"hope_{n}"].data, bool(self[f"met_{n}"].data)) for n in THREE)
        return [{"text": text, "got": got} for text, got in said if text]

    def names(self) -> list[Named]:
        """The names that were given."""
        rows = (
            (self[f"name_{n}"].data, self[f"why_{n}"].data, self[f"may_{n}"].data) for n in THREE
        )
        return [Named(name, why=why, may_name=bool(may)) for name, why, may in rows if name]


TOLD = (
    "on",
    "format",
    "gave",
    "pure",
    "minutes_asked",
    "minutes_used",
    "host",
    "got",
    "questions",
    "info",
    "advice",
    "resume_feedback",
    "other_paths",
    "interesting",
    "next_step",
    "next_on",
    "mood_before",
    "mood_after",
    "discomfort_expected",
    "discomfort_met",
)


def hopes_in_form(hopes: list[dict[str, Any]]) -> Mapping[str, Any]:
    """What was hoped for, by the names of the fields."""
    filled = enumerate(hopes[: len(THREE)], start=1)
    return {
        name: value
        for n, hope in filled
        for name, value in ((f"hope_{n}", hope.get("text")), (f"met_{n}", hope.get("got")))
    }
