"""Choosing what to ask in a conversation: from the bank and one's own, the best first.

Stored: `picked`, an array of question ids · `own`, an array of texts · `places`, an object of
numbers by question id or `own-1` …: where it comes. What has no number comes after what has one,
in the order of the page.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, groupby
from typing import Any, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator
from wtforms import StringField
from wtforms.fields.choices import SelectChoice

from app.curriculum import called
from app.curriculum.banks import Question
from app.curriculum.closed import Topic
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.inputs import Number, Part, Series, SomeOf, at_most
from app.curriculum.kinds.fields.values import as_list, as_mapping, as_number, as_text, line_of
from app.curriculum.phrases import _, spoken

LINE = 200
OWN = 6
"""Lines for questions of one's own."""
FITS = 8
"""Questions that 20 minutes hold (content.md, section c)."""
CLOSED = re.compile(
    r"(?:and |so |but )?(?:do|does|did|is|are|was|were|am|can|could|would|will|shall|should|may"
    r"|might|must|have|has|had|isn't|aren't|don't|doesn't|didn't|can't|won't|wouldn't|couldn't)\b"
    r"(?!.{0,20}\b(?:tell|describe|explain|say|walk|show|talk)\b)",
    re.IGNORECASE,
)
"""How a question begins that yes or no answers; "Could you tell me how …" does not count."""


@dataclass(frozen=True)
class Chosen:
    """A question on somebody's list."""

    key: str
    text: str
    place: int | float | None
    is_own: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether yes or no would answer it. Words of English, and only their own."""
        return self.is_own and bool(CLOSED.match(self.text.replace("\u2019", "'")))


class Spec(Exercise):
    """`from`: groups of the bank of questions; `pick`: how many go into the conversation."""

    kind: Literal["questions"]
    from_: tuple[Topic, ...] = Field(alias="from", min_length=1)
    pick: int = Field(default=6, ge=1, le=12)
    offered: tuple[Question, ...] = ()

    gathers: ClassVar[Mapping[str, str]] = {"questions": "offered"}

    @field_validator("from_")
    @classmethod
    def names_each_once(cls, groups: tuple[Topic, ...]) -> tuple[Topic, ...]:
        """No group twice."""
        if len(set(groups)) != len(groups):
            raise ValueError("`from` names a group twice")
        return groups

    @field_validator("offered")
    @classmethod
    def keeps_its_groups(
        cls, offered: tuple[Question, ...], info: ValidationInfo
    ) -> tuple[Question, ...]:
        """Of the whole bank, what `from` names, in that order."""
        groups = info.data.get("from_") or ()
        return tuple(one for group in groups for one in offered if one.group == group)

    @property
    def groups(self) -> list[tuple[str, list[Question]]]:
        """What there is to choose from: the group's name and its questions."""
        names = called.topics()
        return [
            (names[group], list(some))
            for group, some in groupby(self.offered, key=lambda one: one.group)
        ]

    @property
    def keys(self) -> list[str]:
        """Everything that can stand on a list, in the order of the page."""
        return [*(one.id for one in self.offered), *own_keys()]

    @property
    def most(self) -> int:
        """How many can be chosen."""
        return max(FITS, self.pick)

    def fields(self) -> Mapping[str, Any]:
        options = [SelectChoice(one.id, spoken(one.ask)) for one in self.offered]
        own = {
            str(n): StringField(_("Question of my own %(number)s", number=n), [at_most(LINE)])
            for n in range(1, OWN + 1)
        }
        places = {
            key: Number(_("Place"), bounds=(1, self.most + OWN), render_kw={"class": "w-2"})
            for key in self.keys
        }
        return {
            "picked": SomeOf(_("Questions to choose from"), options=options),
            "own": Series(_("My own questions"), parts=own),
            "places": Part(_("My list, in order"), parts=places),
        }

    def chosen(self, answers: object) -> list[Chosen]:
        """The list, in the order in which it will be asked."""
        kept = as_mapping(answers)
        picked, places = as_list(kept.get("picked")), as_mapping(kept.get("places"))
        found = [
            Chosen(one.id, spoken(one.ask), place_of(places, one.id))
            for one in self.offered
            if one.id in picked
        ]
        own = zip(own_keys(), map(as_text, as_list(kept.get("own"))), strict=False)
        found += [
            Chosen(key, said, place_of(places, key), is_own=True) for key, said in own if said
        ]
        return sorted(found, key=lambda one: (one.place is None, one.place or 0))

    def is_picked(self, answers: object, question: Question) -> bool:
        """Whether it is on the list."""
        return question.id in as_list(as_mapping(answers).get("picked"))

    def settled(
        self, answers: Mapping[str, Any], before: Mapping[str, Any], asked: str = ""
    ) -> Mapping[str, Any]:
        """Numbers belong to what is chosen; put in order, they count from 1."""
        del before
        places = {one.key: one.place for one in self.chosen(answers)}
        if asked == "order":
            places = dict(zip(places, count(1), strict=False))
        kept = as_mapping(answers.get("places"))
        odd = {key: kept[key] for key in places if as_text(kept.get(key))}
        return dict(answers) | {"places": odd | {k: v for k, v in places.items() if v is not None}}

    def lands_on(self, asked: str) -> str:
        return "places" if asked == "order" else ""

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        has = len(self.chosen(answers))
        if has < self.pick:
            words = _(
                "You have %(has)s of %(pick)s. Tick some more, or write your own below.",
                has=has,
                pick=self.pick,
            )
            return {"picked": words}
        if has > self.most:
            words = _(
                "These are %(has)s, and a conversation holds about %(most)s. Keep the ones whose"
                " answer you would most like to hear.",
                has=has,
                most=self.most,
            )
            return {"picked": words}
        return {}

    def one_line(self, answers: Mapping[str, Any]) -> str:
        return line_of(one.text for one in self.chosen(answers))


def own_keys() -> Iterator[str]:
    """What one's own questions are called among the places."""
    return (f"own-{number}" for number in range(1, OWN + 1))


def place_of(places: Mapping[str, Any], key: str) -> int | float | None:
    """The number that was given to a question."""
    return as_number(places.get(key))
