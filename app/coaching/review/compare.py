"""Two rounds of the same exercise beside each other: what changed, word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from wtforms import Field

from app.core.forms import form_of
from app.curriculum.kinds.base import Exercise
from app.curriculum.rewording import Piece, compared


@dataclass(frozen=True)
class Change:
    """One answer that differs."""

    label: str
    now: Sequence[Piece]
    before: Sequence[Piece]


def changes(exercise: Exercise, now: Mapping[str, Any], before: Mapping[str, Any]) -> list[Change]:
    """Every answer of `now` that is another one in `before`, in the order of the questions."""
    given, earlier = dict(leaves(exercise, now)), dict(leaves(exercise, before))
    return [
        Change(label, *compared(words, earlier.get((name, label), "")))
        for (name, label), words in given.items()
        if words != earlier.get((name, label), "")
    ]


def leaves(exercise: Exercise, answers: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """(field, what is asked there) → what was said, however deep the form is."""
    form = form_of(exercise.fields())(None, data=answers)
    return chain.from_iterable(within(field, "") for field in form)


def within(field: Field, above: str) -> Iterator[tuple[tuple[str, str], str]]:
    """A field's own answer, or those of its parts, each called by all that stands above it."""
    label = str(field.label.text)
    parts = field if hasattr(field, "form") or hasattr(field, "entries") else None
    if parts is None:
        yield (field.name, f"{above}{label}"), spoken(field)
        return
    for part in parts:
        yield from within(part, f"{above}{label}: ")


def spoken(field: Field) -> str:
    """An answer as one text: the words of a choice, not its value."""
    chosen = field.data if isinstance(field.data, list) else [field.data]
    words = {str(value): str(text) for value, text, *_ in getattr(field, "choices", None) or ()}
    return ", ".join(words.get(str(one), str(one)) for one in chosen if one not in {None, ""})
