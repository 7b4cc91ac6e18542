"""What the kinds on the people book share: no answers of their own, a goal, and rows to show.

Where other kinds have an answers document, these get `entries`: rows of the book as plain values,
gathered for their owner's eyes (`book/entries.py`). They are read as carefully as any answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.values import as_list, as_mapping, as_text, line_of


@dataclass(frozen=True)
class Line:
    """One row of the book: every value is safe to show."""

    id: str
    title: str
    facts: tuple[str, ...] = ()
    """What matters besides, in few words each."""
    day: date | None = None
    asks: str = ""
    """What waits to be done about it."""
    is_quiet: bool = True
    """Whether it can wait."""

    @property
    def meta(self) -> str:
        """The facts in one line."""
        return " · ".join(filter(None, self.facts))


class OnBook(Exercise):
    """An exercise that is done by what stands in the people book."""

    @property
    def is_private(self) -> bool:
        """Always: a counselor sees how many, never who or what."""
        return True

    def fields(self) -> Mapping[str, Any]:
        return {}

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        del answers
        return {}

    def one_line(self, answers: Mapping[str, Any]) -> str:
        return line_of(line.title for line in self.lines(answers))

    def lines(self, answers: object) -> Iterator[Line]:
        """The rows as a list shows them."""
        raise NotImplementedError


def entries_of(answers: object) -> list[Mapping[str, Any]]:
    """The rows of the book in a document that may hold anything."""
    return [as_mapping(entry) for entry in as_list(as_mapping(answers).get("entries"))]


def text_of(entry: Mapping[str, Any], name: str) -> str:
    """One value of a row, as text."""
    return as_text(entry.get(name))
