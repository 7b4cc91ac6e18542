"""Real conversations, written down while they are fresh.

Nothing is stored here: `entries` are the conversations of the people book.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from app.curriculum import called
from app.curriculum.closed import Shelf
from app.curriculum.goals import Counts, Goal, Want
from app.curriculum.items import Item
from app.curriculum.kinds.fields.booked import Line, OnBook, entries_of, text_of
from app.curriculum.kinds.fields.values import as_day, as_list, as_mapping, as_number
from app.curriculum.phrases import _

MOST_CARDS = 3
"""Blank cards on a sheet."""


@dataclass(frozen=True)
class Hope:
    """What somebody hoped for, and whether they got it."""

    text: str
    is_met: bool


NO_HOPES = (Hope("", is_met=False),) * 3


@dataclass(frozen=True)
class Card:
    """A conversation on paper: every value is safe to show."""

    name: str = ""
    day: date | None = None
    format: str = ""
    hopes: tuple[Hope, ...] = NO_HOPES
    gave: str = ""
    heard: str = ""
    next: str = ""
    expected: int | None = None
    met: int | None = None
    is_thanked: bool = False
    is_blank: bool = True


class Spec(OnBook):
    """`goal`: how many. `pure: true`: only with people who are known to have no opening."""

    kind: Literal["conversation"]
    enough: int = Field(default=1, alias="goal", ge=1, le=50)
    pure: Literal["any"] | bool = "any"

    shelf: ClassVar[Shelf | None] = Shelf.CONVERSATIONS

    @property
    def is_pure(self) -> bool:
        """Whether only pure ones count."""
        return self.pure is True

    def goal(self, counts: Counts) -> Goal:
        if self.is_pure:
            words = _("Conversations with somebody who has no opening")
            return Goal((Want(counts.pure, self.enough, words),))
        return Goal((Want(counts.conversations, self.enough, _("Conversations")),))

    def lines(self, answers: object) -> Iterator[Line]:
        for entry in entries_of(answers):
            how = called.word(called.formats, text_of(entry, "format"))
            pure = _("no opening") if entry.get("pure") is True else ""
            name, day = text_of(entry, "name"), as_day(entry.get("on"))
            yield Line(text_of(entry, "id"), name, (how, pure), day, *thanks_of(entry))

    @property
    def formats(self) -> list[Item]:
        """How one can talk, to tick."""
        return [Item(id=key.value, text=said) for key, said in called.formats().items()]

    def cards(self, answers: object) -> list[Card]:
        """One card for each conversation on paper; blank ones where there is none yet."""
        filled = [card_of(entry) for entry in entries_of(answers)]
        return filled or [Card()] * min(self.enough, MOST_CARDS)


def card_of(entry: Mapping[str, Any]) -> Card:
    """A conversation, as it stands on its card."""
    heard = [text_of(entry, name) for name in ("interesting", "advice", "info", "other_paths")]
    step = [text_of(entry, name) for name in ("next_step", "next_on")]
    return Card(
        name=text_of(entry, "name"),
        day=as_day(entry.get("on")),
        format=text_of(entry, "format"),
        hopes=hopes_of(entry),
        gave=text_of(entry, "gave"),
        heard="\n".join(filter(None, heard)),
        next=" · ".join(filter(None, step)),
        expected=step_of(entry, "discomfort_expected"),
        met=step_of(entry, "discomfort_met"),
        is_thanked=text_of(as_mapping(entry.get("thanks")), "state") == "said",
        is_blank=False,
    )


def hopes_of(entry: Mapping[str, Any]) -> tuple[Hope, ...]:
    """Three, whether or not anything stands there."""
    found = [as_mapping(one) for one in as_list(entry.get("hopes"))][:3]
    said = tuple(Hope(text_of(one, "text"), one.get("got") is True) for one in found)
    return said + NO_HOPES[len(said) :]


def step_of(entry: Mapping[str, Any], name: str) -> int | None:
    """A number from 0 to 10."""
    number = as_number(entry.get(name))
    return number if isinstance(number, int) and 0 <= number <= 10 else None


def thanks_of(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """The thank-you clock in words, "" once thanks are said, and whether it can wait. There is no
    word of blame: a late thank-you is a good one.
    """
    clock = as_mapping(entry.get("thanks"))
    state, hours = text_of(clock, "state"), as_number(clock.get("hours"))
    if state == "owed" and hours is not None:
        return _("Thank-you owed: %(hours)s hours left", hours=int(max(hours, 0))), False
    return (_("A late thank-you still lands") if state == "late" else ""), True
