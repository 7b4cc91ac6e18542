"""Questions with options, and a word on each option after answering.

Stored: for each question, by its id, the chosen option's id, or an array of ids where several can
be ticked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from app.curriculum.closed import ID, Closed, PlacedError, twice
from app.curriculum.items import Item, Items
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.grids import options_of
from app.curriculum.kinds.fields.inputs import OneOf, SomeOf, is_usable
from app.curriculum.kinds.fields.values import as_list, as_text, line_of
from app.curriculum.phrases import _, spoken


class Option(Item):
    """An answer to choose, whether it fits, and why."""

    correct: bool = False
    why: str = ""


@dataclass(frozen=True)
class Word:
    """What is said of one option once the question is answered."""

    option: Option
    is_chosen: bool


class Question(Closed):
    """One question; `multiple` where more than one can be ticked."""

    id: str = Field(pattern=ID)
    ask: str = Field(min_length=1)
    options: Items[Option] = Field(min_length=2)
    multiple: bool = False

    @model_validator(mode="after")
    def is_decided(self) -> Self:
        """At most one option fits where only one can be chosen."""
        if not self.multiple and sum(option.correct for option in self.options) > 1:
            raise ValueError(
                "two options are correct: say `multiple: true`, or make one of them not"
            )
        return self

    @property
    def has_key(self) -> bool:
        """Whether any option is the one that fits."""
        return any(option.correct for option in self.options)

    def input(self) -> OneOf | SomeOf:
        """The unbound form field."""
        kind = SomeOf if self.multiple else OneOf
        return kind(spoken(self.ask), options=options_of(self.options))

    def chosen(self, value: object) -> tuple[Option, ...]:
        """The options that an answer names, in the question's order."""
        ids = as_list(value) if self.multiple else [as_text(value)]
        return tuple(option for option in self.options if option.id in ids)

    def words(self, value: object) -> tuple[Word, ...]:
        """What to say after answering: the chosen ones first, then those that fit besides."""
        chosen = self.chosen(value)
        besides = tuple(o for o in self.options if o.correct and o not in chosen)
        if not chosen:
            return ()
        return tuple(Word(option, option in chosen) for option in chosen + besides)


class Spec(Exercise):
    """At least one question."""

    kind: Literal["choice"]
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def has_good_ids(self) -> Self:
        """Each question's id is there once, and a form can have it."""
        ids = [question.id for question in self.questions]
        if (again := twice(ids)) is not None:
            raise PlacedError(f"two questions have the id `{ids[again]}`", "questions", again, "id")
        if taken := next((one for one in ids if not is_usable(one)), None):
            words = f"a question cannot have the id `{taken}`: take another word"
            raise PlacedError(words, "questions", ids.index(taken), "id")
        return self

    def fields(self) -> Mapping[str, Any]:
        return {question.id: question.input() for question in self.questions}

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        return {
            question.id: _("Tick at least one answer.")
            if question.multiple
            else _("Choose one answer.")
            for question in self.questions
            if not question.chosen(answers.get(question.id))
        }

    def one_line(self, answers: Mapping[str, Any]) -> str:
        chosen = (question.chosen(answers.get(question.id)) for question in self.questions)
        return line_of("; ".join(spoken(option.text) for option in some) for some in chosen)
