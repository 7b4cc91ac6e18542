"""Contacts, names on a list, lines of the ledger."""

from collections.abc import Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, ValidationError

from app.book.calls import Tried
from app.book.contacts import Facts
from app.book.ledger import Exchange
from app.core.forms import BaseForm
from app.curriculum import called
from app.learning.fields.forms import Day, Line, Lines, Month, OneOf, Somebody, Step, Way

NAME = 80
NO_CIRCLE, NOT_SAID = _("Not sure yet"), _("Not said")
FIVE = range(1, 6)


class EntryForm(BaseForm):
    """What all these forms have: they may name people of the book."""

    nobody = _("Nobody, or somebody else")

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Fill in who stands in the book."""
        for field in self:
            if isinstance(field, Somebody):
                field.offer(people, str(self.nobody))


class WithSomebody(EntryForm):
    """For a row that is about somebody: picked from the book, or named here for the first time."""

    contact = Somebody(_("Who"))
    name = Line(
        _("Name or initials"),
        most=NAME,
        description=_("Initials are enough. Only you see this book."),
        render_kw={"autocomplete": "off"},
    )
    nobody = _("Somebody new")

    def validate_name(self, field: Line) -> None:
        """One of both; where both are there, the one that was picked."""
        if not field.data and not self.contact.data:
            raise ValidationError(gettext("Pick somebody, or write a name or initials."))


class ContactForm(EntryForm):
    """Somebody the person knows. Only the name is needed."""

    name = Line(
        _("Who came to mind?"),
        most=NAME,
        ask=_("Write a name or initials."),
        description=_("A first name or initials are enough. Only you see this book."),
        render_kw={"autocomplete": "off"},
    )
    circle = OneOf(_("Circle"), words=called.circles, none=NO_CIRCLE)
    unusual_role = Line(
        _("An unusual role"),
        description=_("For people one does not think of: barber, neighbor, librarian."),
        render_kw={"autocomplete": "off"},
    )
    known = Line(_("How you know them"))
    closeness = Step(_("How close you are"), steps=FIVE)
    knows_my_work = Step(_("How well they know your work"), steps=FIVE)
    last_contact = Month(_("Last in touch"))
    lane = OneOf(_("How you would go up to them"), words=called.lanes, none=NOT_SAID)
    side = OneOf(_("Their field"), words=called.sides, none=NOT_SAID)
    working_toward = Line(_("What they are working toward"))
    is_connector = BooleanField(_("Brings people together"))
    is_fan = BooleanField(_("Would be glad to hear your news"))
    referred_by = Somebody(_("Who sent you to them"))
    consent_note = Line(
        _("What they said about being named"),
        description=_("For example: I may say that she sent me."),
    )

    nobody = _("Nobody: I know them myself")

    @property
    def facts(self) -> Facts:
        """As the verbs want it."""
        told = {name: value for name, value in self.data.items() if name != "referred_by"}
        return Facts(**told)


class CallForm(WithSomebody):
    """A name on the list, tried or not yet."""

    contact = Somebody(_("Who is next on the list"))
    outcome = OneOf(_("What came of it"), words=called.outcomes, none=_("Not tried yet"))
    channel = OneOf(_("How"), words=called.channels, none=NOT_SAID)
    note = Line(_("Note"), description=_("For example: back on Thursday, ask for Ana."))

    @property
    def tried(self) -> Tried:
        """As the verbs want it."""
        return Tried(self.channel.data, self.outcome.data, self.note.data)


class EnergyForm(BaseForm):
    """How much energy there is, before and after."""

    before = Step(_("Energy before"), steps=FIVE)
    after = Step(_("Energy after"), steps=FIVE)


class LedgerForm(EntryForm):
    """Something that went one way."""

    direction = Way(_("Which way"), words=called.directions, ask=_("Choose which way it went."))
    gift = OneOf(_("What"), words=called.gifts, none=_("Choose"), ask=_("Choose what it was."))
    on = Day(_("When"), ask=_("Choose the day."))
    contact = Somebody(_("Who"))
    note = Lines(_("Note"))

    nobody = _("Nobody in my book")

    @property
    def exchange(self) -> Exchange:
        """As the verbs want it."""
        return Exchange(self.direction.data, self.gift.data, self.on.data, self.note.data)
