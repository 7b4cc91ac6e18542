"""One question to everybody in a cohort: a vote each, and nobody's name on it.

Stored: nothing. A vote is counted where it is cast (`app/submissions/voting.py`) and is kept in no
answers document, version or draft; that somebody has voted is all that is known of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from app.curriculum.closed import Closed, PlacedError
from app.curriculum.items import Item, Items
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.grids import options_of
from app.curriculum.kinds.fields.inputs import OneOf
from app.curriculum.kinds.fields.values import as_text
from app.curriculum.phrases import _, spoken


class Range(Closed):
    """Whole numbers to choose from."""

    min: int
    max: int

    @model_validator(mode="after")
    def is_possible(self) -> Self:
        """The ends are apart, and all steps fit side by side."""
        if not 0 < self.max - self.min <= 10:
            raise PlacedError("`max` must be above `min`, by 10 at most", "max")
        return self


@dataclass(frozen=True)
class Counted:
    """An option with the votes that are counted for it."""

    option: Item
    votes: int


class Spec(Exercise):
    """`ask`, and either `options` or a `scale`."""

    kind: Literal["poll"]
    ask: str = Field(min_length=1)
    options: Items[Item] = Field(default=(), max_length=20)
    scale: Range | None = None

    is_anonymous: ClassVar[bool] = True

    @model_validator(mode="after")
    def can_be_answered(self) -> Self:
        """One way to answer, and nobody to review what has no name."""
        if bool(self.options) == bool(self.scale):
            raise ValueError("give `options` or a `scale`, one of the two")
        if len(self.options) == 1:
            raise PlacedError("give at least 2 `options`", "options")
        if self.review != "none":
            raise PlacedError("a vote has no name: say `review: none`", "review")
        if self.share == "private":
            raise PlacedError("a poll is counted for all to see: leave `share` out", "share")
        return self

    @property
    def choices(self) -> tuple[Item, ...]:
        """Everything one can vote for; a scale's steps are called by their numbers."""
        if self.scale is None:
            return self.options
        steps = range(self.scale.min, self.scale.max + 1)
        return tuple(Item(id=str(step), text=str(step)) for step in steps)

    def fields(self) -> Mapping[str, Any]:
        return {"vote": OneOf(spoken(self.ask), options=options_of(self.choices))}

    def chosen(self, answers: Mapping[str, Any]) -> str:
        """The id of what was chosen, "" for nothing that there is to choose."""
        vote = as_text(answers.get("vote"))
        return vote if any(vote == choice.id for choice in self.choices) else ""

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        return {} if self.chosen(answers) else {"vote": _("Choose one of these, then vote.")}

    def one_line(self, answers: Mapping[str, Any]) -> str:
        del answers
        return ""

    def result(self, votes: Mapping[str, int]) -> tuple[Counted, ...]:
        """Every option with its votes (option id → number); () where none are to be shown."""
        counted = tuple(Counted(choice, votes.get(choice.id, 0)) for choice in self.choices)
        return counted if any(one.votes for one in counted) else ()
