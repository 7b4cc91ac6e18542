"""A message in one's own voice: pieces first, then a text to read aloud and to change.

Stored: `draft-1` to `draft-<drafts>`, each an object.
"""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from app.curriculum.asks.rules import ScriptRule
from app.curriculum.asks.slots import slots_of
from app.curriculum.closed import Channel, Purpose, Relationship, Slot
from app.curriculum.kinds.base import Exercise
from app.curriculum.mistakes import one_of


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
