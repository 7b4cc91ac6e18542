"""Banks of examples to borrow from, and of what is known: one model for each."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from app.curriculum.banks import Id, Said
from app.curriculum.closed import Channel, Closed, Purpose, Relationship
from app.curriculum.items import Item, Items
from app.curriculum.written import DAY, IF_THEN

Day = Annotated[str, Field(pattern=DAY)]
Trust = Literal["A", "B", "S", "J"]
SHORT = 25
"""Words that a target sentence takes, as the exercise counts them."""


class Written(Closed):
    """A whole message that could be sent, or said."""

    purpose: Purpose
    channel: Channel
    relationship: Relationship
    to: Said
    subject: str = ""
    text: Said

    @model_validator(mode="after")
    def fits_its_channel(self) -> Self:
        """Only a mail has a subject, and it always has one."""
        if bool(self.subject) != (self.channel is Channel.EMAIL):
            raise ValueError("an email wants a `subject`, and nothing else has one")
        return self


class Message(Written):
    """An example by itself; `who` says plainly that its writer is made up."""

    id: Id
    who: Said
    notice: Said
    """What makes it work, in one line."""


class Target(Closed):
    """What somebody aims for, in one sentence and with two proofs."""

    short: Said
    proofs: Annotated[tuple[Said, Said], Field(min_length=2, max_length=2)]

    @model_validator(mode="after")
    def is_short(self) -> Self:
        """As short as the exercise asks."""
        if (words := len(self.short.split())) > SHORT:
            raise ValueError(f"`short` has {words} words; {SHORT} is the most")
        return self


class MeetingPlace(Closed):
    """Where people of a field are, and what it costs, which should be nothing."""

    where: Said
    how: Said
    cost: Literal["nothing"]


class Pack(Closed):
    """What somebody of one family of occupations might say, ask and do."""

    id: Id
    name: Said
    covers: Said
    who: Said
    target: Target
    messages: Annotated[tuple[Written, ...], Field(min_length=3, max_length=3)]
    questions: Annotated[tuple[Said, ...], Field(min_length=5, max_length=5)]
    places: Annotated[tuple[MeetingPlace, ...], Field(min_length=2, max_length=2)]
    boundary: Said


class SetbackCard(Closed):
    """One setback, and somebody's plan for the minute in which it comes."""

    id: Id
    title: Said
    situation: Said
    notice: Said
    self_talk: Said
    next_act: Annotated[str, Field(pattern=IF_THEN)]
    tell: Said


class RubricLine(Item):
    """What an observer watches for, and what a 2 looks like."""

    clearly: Said


class Rubric(Closed):
    """Lines to mark with 0 not seen, 1 partly, 2 clearly."""

    id: Id
    lines: Annotated[Items[RubricLine], Field(min_length=1, max_length=15)]

    @property
    def items(self) -> tuple[Item, ...]:
        """The lines as an exercise has them."""
        return tuple(Item(id=line.id, text=line.text) for line in self.lines)


class AgendaPart(Closed):
    """A part of a conversation, with words one might say."""

    id: Id
    minutes: Annotated[int, Field(ge=1, le=60)]
    name: Said
    do: Said
    say: Said


class Agenda(Closed):
    """How a conversation may be divided; what is left over is nobody's."""

    id: Id
    minutes: Annotated[int, Field(ge=5, le=120)]
    parts: Annotated[tuple[AgendaPart, ...], Field(min_length=2)]

    @property
    def spare(self) -> int:
        """Minutes that no part takes."""
        return self.minutes - sum(part.minutes for part in self.parts)

    @model_validator(mode="after")
    def keeps_to_time(self) -> Self:
        """The parts fit."""
        if self.spare < 0:
            raise ValueError(f"the parts take {-self.spare} more than `minutes` says")
        return self


class Odds(Closed):
    """An odds ratio, and the share of people that it is worked out for."""

    ratio: Annotated[float, Field(gt=0)]
    base: Annotated[int, Field(ge=1, le=99)]
    """Percent."""

    @property
    def becomes(self) -> int:
        """Percent, with the odds raised by the ratio."""
        odds = self.ratio * self.base / (100 - self.base)
        return round(100 * odds / (1 + odds))

    @property
    def times(self) -> float:
        """How many times as likely that is."""
        return round(self.becomes / self.base, 1)


class Finding(Closed):
    """What was measured, on whom, how strong it is, and what does not follow from it."""

    id: Id
    title: Said
    about: Literal["programs", "people", "asking", "plans", "setbacks", "measuring"]
    found: Said
    who: Said
    strong: Said
    limits: Said
    reference: Said
    trust: Trust
    checked: Day
    odds: Odds | None = None


class Unsaid(Closed):
    """What is often said and not said here, with the reason."""

    id: Id
    claim: Said
    why: Said
    checked: Day


EXAMPLES: Mapping[str, type[Closed]] = {
    "messages": Message,
    "packs": Pack,
    "setbacks": SetbackCard,
    "rubric": Rubric,
    "agenda": Agenda,
    "evidence": Finding,
    "unsaid": Unsaid,
}
"""Banks that are a list of entries, each with an id."""
