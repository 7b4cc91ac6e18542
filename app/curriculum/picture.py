"""A picture of two values on each of several lines: an open ring, a line, a full dot.

It is drawn on the server as SVG (`templates/kinds/_picture.html`), the same for screen and paper;
here is only where everything stands. A table always says the same beside it.
"""

from dataclasses import dataclass

WIDTH, EDGE, ROW, HEAD = 320, 12, 46, 22
"""In units of the picture: its width, what is free at both sides, one line, its name above it."""
LONGEST = 40
"""Characters of a name; the table beside the picture has all of it."""


@dataclass(frozen=True)
class Pair:
    """One line. Places go from 0, at the left end, to 1; None: nothing to draw."""

    name: str
    first: float | None
    last: float | None
    said: str
    """Both values in words."""


@dataclass(frozen=True)
class Drawn:
    """A line with its places in the picture's units."""

    name: str
    said: str
    y: float
    first: float | None
    last: float | None

    @property
    def text_y(self) -> float:
        """Where the name stands."""
        return self.y - HEAD + 6


@dataclass(frozen=True)
class Picture:
    """Lines one under the other; those without any value are left out."""

    pairs: tuple[Pair, ...]

    @property
    def width(self) -> int:
        """Of the whole."""
        return WIDTH

    @property
    def height(self) -> int:
        """Of the whole."""
        return ROW * len(self.lines) + 4

    @property
    def left(self) -> int:
        """Where every line begins."""
        return EDGE

    @property
    def right(self) -> int:
        """Where every line ends."""
        return WIDTH - EDGE

    @property
    def lines(self) -> tuple[Drawn, ...]:
        """What there is to draw."""
        seen = [p for p in self.pairs if p.first is not None or p.last is not None]
        return tuple(
            Drawn(cut(p.name), p.said, HEAD + ROW * n + 8, across(p.first), across(p.last))
            for n, p in enumerate(seen)
        )


def across(place: float | None) -> float | None:
    """From 0 to 1, in the picture's units."""
    return None if place is None else round(EDGE + place * (WIDTH - 2 * EDGE), 1)


def cut(name: str) -> str:
    """As much of a name as fits above its line."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
