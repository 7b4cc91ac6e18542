"""Two texts beside each other: what is in both, and what is in one alone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

Piece = tuple[bool, str]
"""Whether it is in this text only, and the words."""
MOST_WORDS, MOST_TEXTS = 2000, 1000
"""Beyond so many the whole counts as another: comparing takes their product in steps."""
MOST_PAIRS = 500_000
"""Words of one text times words of the other, for all that one lesson or exercise says."""
UNSEEN = {"id", "kind", "evidence", "trains", "digest"}
"""Keys whose text nobody reads as such."""
PICTURE = re.compile(r"picture:\d+x\d+-([0-9a-f]{6})[0-9a-f]{58}")


@dataclass(frozen=True)
class Reworded:
    """A text as it is now, and as it was before; nothing on one side where it came or went."""

    now: Sequence[Piece]
    before: Sequence[Piece]


def compared(now: str, before: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces that are in both, or in one alone."""
    new, old = re.findall(r"\s+|\S+", now), re.findall(r"\s+|\S+", before)
    if max(len(new), len(old)) > 2 * MOST_WORDS:
        return whole(now), whole(before)
    here: list[Piece] = []
    there: list[Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        there += [(how != "equal", "".join(old[a:b]))] if b > a else []
        here += [(how != "equal", "".join(new[c:d]))] if d > c else []
    return here, there


def whole(text: str) -> list[Piece]:
    """A text that was not compared, or nothing where there is none."""
    return [(True, text)] if text else []


def reworded(
    now: Mapping[str, Any], before: Mapping[str, Any], keys: Sequence[str]
) -> tuple[Reworded, ...]:
    """What these keys say otherwise, text by text, in the order of the page."""
    new = [text for key in keys for text in texts(now.get(key), key)]
    old = [text for key in keys for text in texts(before.get(key), key)]
    if max(len(new), len(old)) > MOST_TEXTS:
        return ()
    found, left = [], MOST_PAIRS
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how != "equal":
            for one, other in zip_longest(new[c:d], old[a:b], fillvalue=""):
                left -= len(one.split()) * len(other.split())
                sides = compared(one, other) if left >= 0 else (whole(one), whole(other))
                found.append(Reworded(*sides))
    return tuple(found)


def texts(value: Any, key: str) -> Iterator[str]:
    """Every text inside of a value, a paragraph at a time."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and key not in UNSEEN:
        said = PICTURE.sub(r"picture \1", value)
        yield from filter(None, (part.strip() for part in said.split("\n\n")))
