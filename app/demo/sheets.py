"""Worksheets of the demo: the words of `said/`, and for what they leave out something that fits."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.demo import said
from app.demo.pen import OfKind, Pen

NOTES = (
    "It stands in my notebook.",
    "I said it to a friend first, then I wrote it down.",
    "See above, and shorter.",
    "Nothing yet. I will know more on Thursday.",
    "one thing at a time",
)
LISTED = ("My sister", "The library, Tuesdays", "T. from the class", "the walk by the water")


def worksheet(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """Every question; those that may stay empty often do."""
    there = said.sheets().get(exercise.id, {})
    return {ask.id: field(pen, ask, there.get(ask.id)) for ask in exercise.asks}


def field(pen: Pen, ask: OfKind, words: Sequence[Any] | None) -> object:
    """One answer, as the kind keeps it."""
    if ask.optional and ask.type != "table" and pen.rng.random() < SILENCE:
        return EMPTY.get(ask.type, "")
    if words is None:
        return MADE_UP[ask.type](pen, ask)
    mine = pen.pick(words)
    return table(ask, mine) if ask.type == "table" else mine


SILENCE = 0.3
EMPTY: Mapping[str, Any] = {"list": [], "choices": [], "number": None, "scale": None}


def table(ask: OfKind, lines: Sequence[str]) -> object:
    """Rows as they stand in the file, each cut into its cells."""
    names = [column.id for column in ask.columns]
    return labeled(ask, [row_of(names, line) for line in lines])


def labeled(ask: OfKind, rows: list[dict[str, str]]) -> object:
    """Numbered rows are an array, rows with labels an object; the last line fills what is left."""
    ids = [label.id for label in ask.labels]
    return dict(zip(ids, rows + rows[-1:] * len(ids), strict=False)) if ids else rows


def row_of(names: Sequence[str], line: str) -> dict[str, str]:
    """One row; cells that the line lacks are empty."""
    cells = [cell.strip() for cell in line.split("|")]
    return dict(zip(names, cells + [""] * len(names), strict=False))


def table_made_up(pen: Pen, ask: OfKind) -> object:
    """Initials and small numbers."""
    cells = ("T.", "2", "the bus", "maybe", "4")
    names = [column.id for column in ask.columns]
    made = [{name: pen.rng.choice(cells) for name in names} for _ in ask.numbers]
    return labeled(ask, made)


def number(pen: Pen, ask: OfKind) -> int:
    """Somewhere in its range, rather low."""
    least = int(ask.min or 0)
    most = int(ask.max) if ask.max is not None else least + 12
    return pen.rng.randint(least, least + (most - least) * 2 // 3)


def short(pen: Pen, ask: OfKind) -> str:
    """A line that fits."""
    text = pen.rng.choice(NOTES)
    return text if len(text) <= (ask.max or len(text)) else "T."


MADE_UP: Mapping[str, Callable[[Pen, Any], Any]] = {
    "text": short,
    "paragraph": short,
    "private": lambda pen, _ask: pen.rng.choice(("", "Not for anybody.")),
    "target": lambda pen, _ask: pen.rng.choice(said.targets())["short"],
    "word": lambda pen, _ask: pen.pick(("asking around", "making the rounds", "keeping in touch")),
    "list": lambda pen, ask: pen.rng.sample(LISTED, max(ask.min or 1, min(2, ask.max or 2))),
    "number": number,
    "scale": lambda pen, ask: pen.rng.randint(ask.min, ask.max),
    "choice": lambda pen, ask: pen.rng.choice(ask.options).id,
    "choices": lambda pen, ask: [pen.rng.choice(ask.options).id],
    "date": lambda pen, _ask: pen.day(5, 40),
    "money": lambda pen, _ask: pen.rng.choice((0, 0, 4, 12)),
    "table": table_made_up,
}
"""What a field gets that nobody wrote words for."""
