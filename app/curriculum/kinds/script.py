"""A message in one's own voice: pieces first, then a text to check, to read aloud and to change.

Stored: `draft-1` to `draft-<drafts>`, each an object: `channel` · `slots`, an object of texts by
piece · `text` · `read_aloud` (`yes`, `no` or null) · `checked` (`yes` once the check was asked for)
· `dismissed`, an object of reasons by rule · `assembled` (the pieces as they were last put
together) · `first` and `last`: what the check found the first time and finds now, each `found`, an
array of `rule` and `saw` (the words), and `passed`, how many rules found nothing to change.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice

from app.curriculum import called
from app.curriculum.asks.rules import ScriptRule
from app.curriculum.asks.slots import slots_of
from app.curriculum.closed import Channel, Purpose, Relationship, Slot
from app.curriculum.kinds import target
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.draft import Brief, Draft, settled
from app.curriculum.kinds.fields.inputs import OneOf, Part, at_most
from app.curriculum.kinds.fields.values import as_mapping, line_of
from app.curriculum.mistakes import one_of
from app.curriculum.phrases import _

PIECE, TEXT, REASON = 400, 4000, 200
"""Characters of a piece, of the text, and of a reason."""


class Spec(Exercise):
    """`channels` to choose from; `slots`: those offered, all the channel knows if left out."""

    kind: Literal["script"]
    purpose: Purpose
    relationship: Relationship
    channels: tuple[Channel, ...] = Field(min_length=1)
    slots: tuple[Slot, ...] = ()
    drafts: int = Field(default=1, ge=1, le=5)
    rules: tuple[ScriptRule, ...] = ()

    gathers: ClassVar[Mapping[str, str]] = {"script-rules": "rules"}
    modules: ClassVar[tuple[str, ...]] = ("count",)

    @property
    def borrows(self) -> tuple[str, str]:
        return "messages", self.purpose

    @field_validator("channels")
    @classmethod
    def names_each_once(cls, channels: tuple[Channel, ...]) -> tuple[Channel, ...]:
        """No channel twice."""
        if len(set(channels)) != len(channels):
            raise ValueError("`channels` names a channel twice")
        return channels

    @field_validator("slots")
    @classmethod
    def fit_a_channel(cls, slots: tuple[Slot, ...], info: ValidationInfo) -> tuple[Slot, ...]:
        """Each is a piece that at least one of the channels knows, and stands there once."""
        if len(set(slots)) != len(slots):
            raise ValueError("`slots` names a piece twice")
        channels, purpose = info.data.get("channels"), info.data.get("purpose")
        if not channels or not purpose:
            return slots
        every = tuple(Slot)
        known = {slot for channel in channels for slot in slots_of(channel, purpose, every)}
        if odd := next((slot for slot in slots if slot not in known), None):
            raise ValueError(
                f"none of `channels` has room for `{odd}`; they have"
                f" {one_of(slot for slot in every if slot in known)}"
            )
        return slots

    @field_validator("rules")
    @classmethod
    def keeps_what_can_apply(
        cls, rules: tuple[ScriptRule, ...], info: ValidationInfo
    ) -> tuple[ScriptRule, ...]:
        """Of the whole bank, the rules that can look at this message; without their examples."""
        channels = info.data.get("channels", ())
        purpose, near = info.data.get("purpose"), info.data.get("relationship")
        return tuple(
            rule.alone()
            for rule in rules
            if (not rule.when.purposes or purpose in rule.when.purposes)
            and (not rule.when.relationships or near in rule.when.relationships)
            and (not rule.when.channels or set(channels) & set(rule.when.channels))
        )

    @property
    def brief(self) -> Brief:
        """What is said of every message here."""
        return Brief(self.purpose, self.relationship, self.channels, self.slots, self.rules)

    @property
    def purpose_name(self) -> str:
        """What the message is for."""
        return called.purposes()[self.purpose]

    @property
    def slot_names(self) -> Mapping[str, str]:
        """What the pieces are called."""
        return {slot.value: words for slot, words in called.slots().items()}

    def hint(self, slot: Slot) -> str:
        """What helps to write a piece."""
        return called.slot_hints()[slot]

    @property
    def channel_names(self) -> list[str]:
        """What the channels are called."""
        return [called.channels()[channel] for channel in self.channels]

    def fields(self) -> Mapping[str, Any]:
        return {
            f"draft-{number}": Part(
                _("Message %(number)s", number=number) if self.drafts > 1 else _("Message"),
                parts=self.pieces(),
            )
            for number in range(1, self.drafts + 1)
        }

    def pieces(self) -> Mapping[str, Any]:
        """The inputs of one message."""
        names = called.channels()
        ways = [SelectChoice(channel.value, names[channel]) for channel in self.channels]
        slots = {slot.value: piece(slot) for slot in self.brief.offered}
        aside = {rule.id: StringField(rule.says, [at_most(REASON)]) for rule in self.rules}
        aloud = [
            SelectChoice("yes", _("Yes, and I changed what I would never say")),
            SelectChoice("no", _("Not yet")),
        ]
        area = {"rows": 8, "maxlength": False}
        return {
            "channel": OneOf(_("How will it reach them?"), options=ways, default=ways[0].value),
            "slots": Part(_("The pieces"), parts=slots),
            "offered": HiddenField(),
            "text": TextAreaField(_("The message"), [at_most(TEXT)], render_kw=area),
            "checked": HiddenField(),
            "dismissed": Part(_("Left as it is"), parts=aside),
            "read_aloud": OneOf(_("Have you read it aloud?"), options=aloud),
        }

    def drafts_of(self, answers: object) -> Iterator[Draft]:
        """Each message as it stands in an answers document."""
        kept = as_mapping(answers)
        for number in range(1, self.drafts + 1):
            yield Draft(number, self.brief, as_mapping(kept.get(f"draft-{number}")))

    def settled(
        self, answers: Mapping[str, Any], before: Mapping[str, Any], asked: str = ""
    ) -> Mapping[str, Any]:
        pairs = zip(self.drafts_of(answers), self.drafts_of(before), strict=True)
        return dict(answers) | {now.name: settled(now, old, asked) for now, old in pairs}

    def lands_on(self, asked: str) -> str:
        does, _dash, number = asked.partition("-")
        names = {"assemble": "text", "check": "check", "target": "slots_target"}
        is_there = does in names and number in {str(one + 1) for one in range(self.drafts)}
        return f"draft-{number}_{names[does]}" if is_there else ""

    def looks_back_at(self, others: Iterable[Exercise]) -> tuple[str, ...]:
        return tuple(one.id for one in others if isinstance(one, target.Spec))

    def targets(self, earlier: Iterable[tuple[Exercise, Mapping[str, Any]]]) -> list[str]:
        """The person's own, to put into the piece that says it."""
        return target.spoken_by(earlier)

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        return {draft.name: words for draft in self.drafts_of(answers) if (words := draft.lacks())}

    def one_line(self, answers: Mapping[str, Any]) -> str:
        return line_of(draft.text or draft.assembled for draft in self.drafts_of(answers))


def piece(slot: Slot) -> StringField:
    """The input for one piece."""
    look = {"inputmode": "numeric", "class": "w-2"} if slot is Slot.MINUTES else {}
    return StringField(called.slots()[slot], [at_most(PIECE)], render_kw=look)
