"""One message as it stands so far: its pieces, its text, and what the check says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.curriculum import called
from app.curriculum.asks.check import Ask, Checked, Finding, check, limit_of
from app.curriculum.asks.rules import ScriptRule
from app.curriculum.asks.slots import assemble, slots_of
from app.curriculum.closed import Channel, Purpose, Relationship, Slot
from app.curriculum.kinds.fields.values import as_mapping, as_text, put_in
from app.curriculum.phrases import _


@dataclass(frozen=True)
class Brief:
    """What an exercise says of its messages."""

    purpose: Purpose
    relationship: Relationship
    channels: tuple[Channel, ...]
    slots: tuple[Slot, ...]
    rules: tuple[ScriptRule, ...]

    @property
    def offered(self) -> tuple[Slot, ...]:
        """Every piece that any of the channels has: the first one's in its order, then the rest."""
        every = (slot for channel in self.channels for slot in self.pieces_of(channel))
        return tuple(dict.fromkeys(every))

    def pieces_of(self, channel: Channel) -> tuple[Slot, ...]:
        """The pieces of a message by this channel, in the order in which it says them."""
        return slots_of(channel, self.purpose, self.slots)


@dataclass(frozen=True)
class Draft:
    """Every value is safe to show, whatever is stored."""

    number: int
    brief: Brief
    kept: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The part of the form that holds it."""
        return f"draft-{self.number}"

    @property
    def channel(self) -> Channel:
        """The one that was chosen, else the first."""
        chosen = as_text(self.kept.get("channel"))
        return next((one for one in self.brief.channels if one == chosen), self.brief.channels[0])

    @property
    def channel_name(self) -> str:
        """As people read it."""
        return called.channels()[self.channel]

    def said(self, slot: Slot | str) -> str:
        """What stands in a piece."""
        return as_text(as_mapping(self.kept.get("slots")).get(str(slot)))

    @property
    def text(self) -> str:
        """The message."""
        return as_text(self.kept.get("text"))

    @property
    def pieces(self) -> Mapping[Slot, str]:
        """The pieces that this channel has, in its order, empty ones too."""
        return {slot: self.said(slot) for slot in self.brief.pieces_of(self.channel)}

    @property
    def others(self) -> tuple[Slot, ...]:
        """Pieces that only other channels have."""
        return tuple(slot for slot in self.brief.offered if slot not in self.pieces)

    @property
    def holds_others(self) -> bool:
        """Whether anything stands in those."""
        return any(self.said(slot) for slot in self.others)

    @property
    def named_pieces(self) -> list[tuple[str, str]]:
        """What is filled in, with its name: for a reader, where there is no text yet."""
        names = called.slots()
        return [(names[slot], text) for slot, text in self.pieces.items() if text]

    @property
    def assembled(self) -> str:
        """The pieces as one text."""
        return assemble(self.channel, self.pieces)

    @property
    def is_checked(self) -> bool:
        """Whether somebody asked for the check; from then on it looks at every text."""
        return as_text(self.kept.get("checked")) == "yes"

    @property
    def aloud(self) -> str:
        """`yes`, `no`, or nothing said."""
        found = as_text(self.kept.get("read_aloud"))
        return found if found in {"yes", "no"} else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text and not any(self.said(slot) for slot in self.brief.offered)

    @property
    def ask(self) -> Ask:
        """The message as the check reads it."""
        about = (self.brief.purpose, self.brief.relationship)
        return Ask(self.text, self.channel, *about, self.pieces)

    @property
    def checked(self) -> Checked:
        """What the check says of the text as it stands."""
        return check(self.brief.rules, self.ask)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Those that nobody set aside."""
        return tuple(one for one in self.checked.findings if not self.reason(one.rule.id))

    def reason(self, rule: str) -> str:
        """Why a finding was set aside, "" if it was not."""
        return as_text(as_mapping(self.kept.get("dismissed")).get(rule))

    @property
    def set_aside(self) -> Iterator[tuple[ScriptRule, str]]:
        """Findings that were set aside, with the reasons."""
        for one in self.checked.findings if self.is_checked else ():
            if reason := self.reason(one.rule.id):
                yield one.rule, reason

    @property
    def limit(self) -> tuple[int, str] | None:
        """How long a message by this channel may be: a number, and `words` or `characters`."""
        limits = (limit_of(rule.find.longer, self.ask) for rule in self.brief.rules)
        return next((limit for limit in limits if limit), None)

    @property
    def length(self) -> int:
        """In what the limit counts."""
        return len(self.text) if self.limit and self.limit[1] == "characters" else self.ask.words

    def lacks(self) -> str:
        """What a hand-in still needs; "" when it has all."""
        if not self.text:
            return _(
                "There is no text yet. Put the pieces together, or write it straight into the box."
            )
        if not self.aloud:
            return _("Say whether you have read it aloud. Either answer is fine.")
        return ""


def settled(draft: Draft, before: Draft, asked: str) -> dict[str, Any]:
    """A draft as it is kept, after the button `asked` was pressed; `before`: as it was."""
    kept = dict(draft.kept) | {"assembled": as_text(before.kept.get("assembled"))}
    slots = carried(kept.get("slots"), before.kept.get("slots"))
    offered = as_text(kept.pop("offered", None))
    if asked == f"target-{draft.number}" and offered:
        there = as_text(slots.get(Slot.TARGET.value))
        slots[Slot.TARGET.value] = put_in(offered, there)
    kept |= {"slots": slots, "dismissed": reasons(kept, before)}
    if asked == f"assemble-{draft.number}":
        kept |= put_together(Draft(draft.number, draft.brief, kept))
    text = as_text(kept.get("text"))
    if text and asked in {f"check-{draft.number}", "hand-in", "done"}:
        kept["checked"] = "yes"
    return kept | noted(Draft(draft.number, draft.brief, kept), before)


def carried(now: object, before: object) -> dict[str, Any]:
    """What was sent, and what was not asked for stays as it was."""
    old = as_mapping(before)
    return {
        name: old.get(name) if value is None else value for name, value in as_mapping(now).items()
    }


def reasons(kept: Mapping[str, Any], before: Draft) -> dict[str, Any]:
    """Reasons for setting findings aside, those that say something."""
    every = carried(kept.get("dismissed"), before.kept.get("dismissed"))
    return {rule: reason for rule, reason in every.items() if as_text(reason)}


def put_together(draft: Draft) -> dict[str, str]:
    """The pieces as a text. A text that somebody changed by hand stays, with the new one below."""
    made, there = draft.assembled, draft.text
    if not made:
        return {}
    is_own = there and there not in {made, as_text(draft.kept.get("assembled"))}
    return {"text": f"{there}\n\n{made}" if is_own else made, "assembled": made}


def noted(draft: Draft, before: Draft) -> dict[str, Any]:
    """What the check found the first time, and what it finds now."""
    first = as_mapping(before.kept.get("first"))
    if not draft.is_checked:
        return {}
    result = draft.checked
    now = {
        "found": [{"rule": one.rule.id, "saw": one.saw} for one in result.findings],
        "passed": result.passed,
    }
    return {"first": dict(first) or now, "last": now}
