"""What the demo's people write in the fields of a worksheet, by the field's type."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from app.curriculum.kinds.fields.asks import ListAsk, NumberAsk
from app.curriculum.kinds.fields.grids import ChoicesAsk, TableAsk

LINES = (
    "Ask Marek how he got in at the depot",
    "Two lines to Beth, on Tuesday",
    "The choir, and whoever stands beside me",
    "I was slower than I thought, and it was fine",
    "Fifteen minutes, then I stop",
    "My sister knows one of them",
    "Claims, or anything near it",
    "What the clerk at the desk told me",
    "It was shorter than I feared",
    "Start with the one who is easiest",
    "I said it once and nobody laughed",
    "Three names, and one I had forgotten",
)
MORE = (
    "I wrote it down before I could talk myself out of it.",
    "He asked how my mother was. We talked about the bridge.",
    "Next time I would say the minutes first.",
    "She sent me the county list the same evening.",
    "I had made it larger in my head than it was.",
)


def line(rng: Random, most: int = 200) -> str:
    """A short line that fits."""
    return rng.choice(LINES)[:most].strip()


def some(rng: Random) -> str:
    """A sentence or two."""
    return f"{line(rng)}. {rng.choice(MORE)}"


def a_day(rng: Random) -> str:
    """Some day in spring."""
    return (date(2027, 3, 1) + timedelta(days=rng.randrange(20))).isoformat()


def number(rng: Random, ask: NumberAsk) -> int | float:
    """Near the least that it takes."""
    least = ask.min if ask.min is not None else 0
    found = least + rng.randrange(4)
    return found if ask.max is None else min(found, ask.max)


def lines(rng: Random, ask: ListAsk) -> list[str]:
    """As many as are asked for, or a few more."""
    return [line(rng) for _ in range(rng.randint(ask.min, min(ask.max, ask.min + 2)))]


def ticked(rng: Random, ask: ChoicesAsk) -> list[str]:
    """About half of them, and one at least."""
    return [option.id for option in ask.options if rng.random() < 0.5] or [ask.options[0].id]


def table(rng: Random, ask: TableAsk) -> object:
    """Every labelled row, or two or three of the others."""

    def cells() -> dict[str, str]:
        return {column.id: line(rng, 60) for column in ask.columns}

    if ask.labels:
        return {row.id: cells() for row in ask.labels}
    return [cells() for _ in range(min(len(ask.numbers), rng.randint(2, 3)))]


FIELDS: Mapping[str, Callable[[Random, Any], object]] = {
    "text": lambda rng, ask: line(rng, ask.max),
    "paragraph": lambda rng, ask: some(rng)[: ask.max].strip(),
    "private": lambda rng, _ask: some(rng),
    "list": lines,
    "number": number,
    "scale": lambda rng, ask: rng.choice(ask.steps),
    "choice": lambda rng, ask: rng.choice(ask.options).id,
    "choices": ticked,
    "date": lambda rng, _ask: a_day(rng),
    "money": lambda rng, _ask: rng.randrange(5, 60),
    "word": lambda rng, _ask: rng.choice(("keeping in touch", "asking around", "networking")),
    "table": table,
}
