"""What every exercise says about itself, whatever its kind."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from app.curriculum.closed import ID, Closed, Shelf
from app.curriculum.goals import Counts, Goal
from app.curriculum.room import too_high


class Paper(Closed):
    """The room an exercise asks for on a worksheet."""

    lines: int = Field(default=4, ge=1, le=40)
    layout: Literal["lines", "grid", "boxes"] = "lines"


class Exercise(Closed):
    """The keys that all kinds share, and what a kind must be able to say."""

    id: str = Field(pattern=ID)
    kind: str
    title: str = Field(min_length=1)
    minutes: int = Field(ge=1, le=120)
    trains: Literal["skill", "motivation"]
    instructions: str = ""
    share: Literal["private", "counselor"] = "counselor"
    required: bool = True
    review: Literal["none", "feedback", "accept"] = "none"
    paper: Paper | None = None

    banks: ClassVar[Mapping[str, str]] = {}
    """Which of a kind's keys name bank entries: key -> bank."""
    gathers: ClassVar[Mapping[str, str]] = {}
    """Banks that a kind takes whole, and keeps what it needs of: bank -> the key it is put in."""
    modules: ClassVar[tuple[str, ...]] = ()
    """Scripts of ours with which its screen is nicer: `timer` is static/js/timer.js."""
    is_anonymous: ClassVar[bool] = False
    """Whether what people give is only counted: never saved, handed in, or read by anybody."""
    shelf: ClassVar[Shelf | None] = None
    """The part of the people book that a kind stands on: nothing is handed in, `goal` decides."""

    @property
    def stands_on_book(self) -> bool:
        """Whether it is done by what stands in the people book."""
        return self.shelf is not None

    def goal(self, counts: Counts) -> Goal:
        """How far somebody is who has so much in their book; only for kinds that stand on it."""
        raise NotImplementedError

    @property
    def borrows(self) -> tuple[str, str]:
        """Where examples of it stand: a part of their page, and a place in it; empty: nowhere."""
        return "", ""

    @property
    def is_private(self) -> bool:
        """Whether nobody but the person may ever read the answers."""
        return self.share == "private"

    def fields(self) -> Mapping[str, Any]:
        """The questions, as unbound WTForms fields; `form.data` is the answers document."""
        raise NotImplementedError

    def settled(
        self, answers: Mapping[str, Any], before: Mapping[str, Any], asked: str = ""
    ) -> Mapping[str, Any]:
        """What is kept of `answers`, with what the kind itself makes of them. `before`: the working
        copy so far; `asked`: the button that was pressed.
        """
        del before, asked
        return answers

    def lands_on(self, asked: str) -> str:
        """The part of the form to go on with after the button `asked`; "" for all other buttons."""
        del asked
        return ""

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        """What a hand-in still lacks: field name -> what to do, in words. Empty: complete."""
        raise NotImplementedError

    def one_line(self, answers: Mapping[str, Any]) -> str:
        """The answers in one line of a table, at most 120 characters."""
        raise NotImplementedError

    def cramped(self) -> Iterator[tuple[tuple[int | str, ...], str]]:
        """Where a piece takes more room than a page has: the way to the key, and words."""
        if self.paper and (words := too_high(self.paper.lines, "")):
            yield ("paper", "lines"), words

    def keeps_private(self) -> frozenset[str]:
        """Names of fields that only the owner's pages read, and that no answers document holds."""
        return frozenset()

    def word(self, answers: Mapping[str, Any]) -> str | None:
        """The person's own word for networking, if this exercise asks for it."""
        del answers
        return None

    def looks_back_at(self, others: Iterable["Exercise"]) -> tuple[str, ...]:
        """Ids of those of `others` (the curriculum's) whose answers, by the same person and handed
        in, their owner sees beside these.
        """
        del others
        return ()
