"""Whether a colour can be read on our paper (WCAG 2.2, 1.4.3), and the nearest one that can."""

import re

HEX = re.compile(r"#[0-9a-f]{6}")
PAPER, WHITE = "#fcfaf6", "#ffffff"
DARK_PAPER = "#12191b"
LEAST = 4.5
STEPS = 50


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, from 0 to 1 (WCAG's definition)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a share of `other`, channel by channel."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, *, on: str, towards: str) -> str:
    """The nearest colour on the way to `towards` that can be read on `on`; itself if it can."""
    for step in range(STEPS + 1):
        tried = mixed(colour, towards, step / STEPS)
        if contrast(tried, on) >= LEAST:
            return tried
    return towards


def by_day(colour: str) -> str:
    """The nearest that can be read on light paper, with white words on it too."""
    return readable(colour, on=PAPER, towards="#000000")


def by_night(colour: str) -> str:
    """The nearest that can be read on dark paper."""
    return readable(colour, on=DARK_PAPER, towards=WHITE)
