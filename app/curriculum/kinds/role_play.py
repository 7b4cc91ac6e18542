"""A rehearsal in which the roles go round; whoever observes fills in the sheet.

Stored: `players`, an object of names by place (`player-1` …) · `round-1` to `round-<rounds>`,
each an object: `marks`, an object by the rubric line's id (0 not seen, 1 partly, 2 clearly, or
null) · `strength-1` `strength-2` `change` (texts).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from wtforms import StringField
from wtforms.fields.choices import SelectChoice

from app.curriculum.closed import ID
from app.curriculum.items import Item, Items
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.inputs import Part, Step, at_most
from app.curriculum.kinds.fields.values import as_mapping, as_text, line_of
from app.curriculum.phrases import _, spoken

NAME, LINE = 60, 300
TEXTS = ("strength-1", "strength-2", "change")


@dataclass(frozen=True)
class Played:
    """One round as it stands so far."""

    number: int
    rubric: tuple[Item, ...]
    pieces: Mapping[str, Any]

    def said(self, piece: str) -> str:
        """The text of one piece, "" where there is none."""
        return as_text(self.pieces.get(piece))

    def mark(self, line: Item) -> int | None:
        """What the observer saw of a line: 0, 1 or 2; None where nothing is marked."""
        found = as_mapping(self.pieces.get("marks")).get(line.id)
        return (
            found
            if isinstance(found, int) and not isinstance(found, bool) and (found in SEEN)
            else None
        )

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written or marked anything."""
        marked = any(self.mark(line) is not None for line in self.rubric)
        return not marked and not any(map(self.said, TEXTS))

    @property
    def is_complete(self) -> bool:
        """Whether a hand-in needs nothing more of it."""
        return not self.lacks()

    def lacks(self) -> list[str]:
        """What it still needs, each as one would go on after "still needs:"."""
        names = {
            "strength-1": _("a first strength"),
            "strength-2": _("a second strength"),
            "change": _("one change"),
        }
        open_ones = sum(self.mark(line) is None for line in self.rubric)
        marks = [_("a mark on every line (%(count)s to go)", count=open_ones)] if open_ones else []
        return marks + [words for name, words in names.items() if not self.said(name)]


SEEN = range(3)


@dataclass(frozen=True)
class Cast:
    """Who has which role in a round, in the order of the roles."""

    number: int
    players: tuple[str, ...]


class Spec(Exercise):
    """`rounds` is how many roles there are where it is left out, so that everybody has each.

    `rubric`, or `from`: a rubric of the bank, whose lines the loader puts in.
    """

    kind: Literal["role-play"]
    from_: str | None = Field(default=None, alias="from", pattern=ID)
    scenario: str = Field(min_length=1)
    roles: Items[Item] = Field(min_length=2, max_length=6)
    rounds: int | None = Field(default=None, ge=1, le=6)
    round_minutes: int = Field(default=5, ge=1, le=60)
    rubric: Items[Item] = Field(default=(), max_length=15)

    banks: ClassVar[Mapping[str, str]] = {"from": "rubric"}
    modules: ClassVar[tuple[str, ...]] = ("timer",)

    @model_validator(mode="after")
    def has_a_rubric(self) -> Self:
        """There is something to watch for."""
        if not self.rubric and self.from_ is None:
            raise ValueError("give `rubric`, or the id of a rubric in `from`")
        return self

    @property
    def count(self) -> int:
        """How many rounds are played."""
        return self.rounds or len(self.roles)

    @property
    def names(self) -> Mapping[str, int]:
        """The parts of the form that hold rounds, and their numbers."""
        return {f"round-{number}": number for number in range(1, self.count + 1)}

    @property
    def meanings(self) -> Mapping[int, str]:
        """What the observer's marks mean."""
        return seen()

    def fields(self) -> Mapping[str, Any]:
        players = {
            f"player-{n}": StringField(player(n), [at_most(NAME)])
            for n in range(1, len(self.roles) + 1)
        }
        rounds = {
            name: Part(_("Round %(number)s", number=number), parts=self.pieces())
            for name, number in self.names.items()
        }
        return {"players": Part(_("Who plays"), parts=players)} | rounds

    def pieces(self) -> Mapping[str, Any]:
        """The inputs of one round."""
        lines = {
            line.id: Step(
                spoken(line.text),
                options=[SelectChoice(str(n), words) for n, words in seen().items()],
            )
            for line in self.rubric
        }
        return {
            "marks": Part(_("What the observer saw"), parts=lines),
            "strength-1": StringField(_("One strength"), [at_most(LINE)]),
            "strength-2": StringField(_("Another strength"), [at_most(LINE)]),
            "change": StringField(_("One change for the next time"), [at_most(LINE)]),
        }

    def cast(self, answers: object) -> Iterator[Cast]:
        """Who has which role in each round: everybody moves on by one."""
        kept, size = as_mapping(as_mapping(answers).get("players")), len(self.roles)
        people = [as_text(kept.get(f"player-{n}")) or player(n) for n in range(1, size + 1)]
        for number in self.names.values():
            yield Cast(number, tuple(people[(role + number - 1) % size] for role in range(size)))

    def played(self, answers: object) -> Iterator[Played]:
        """Each round as it stands in an answers document."""
        for name, number in self.names.items():
            yield Played(number, self.rubric, as_mapping(as_mapping(answers).get(name)))

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        rounds = list(self.played(answers))
        if all(one.is_empty for one in rounds):
            words = _("Fill in at least one round: what the observer saw, two strengths, a change.")
            return {"round-1": words}
        return {
            f"round-{one.number}": _(
                "Round %(number)s still needs: %(what)s.",
                number=one.number,
                what=", ".join(one.lacks()),
            )
            for one in rounds
            if not one.is_empty and one.lacks()
        }

    def one_line(self, answers: Mapping[str, Any]) -> str:
        return line_of(
            one.said(name) for one in self.played(answers) for name in ("change", "strength-1")
        )


def seen() -> Mapping[int, str]:
    """What the observer's marks mean."""
    return {0: _("0 not seen"), 1: _("1 partly"), 2: _("2 clearly")}


def player(number: int) -> str:
    """What somebody without a name is called."""
    return _("Person %(number)s", number=number)
