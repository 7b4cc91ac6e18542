"""Names of many languages: apostrophes, hyphens, one word, right to left. All made up."""

from importlib.resources import files

GIVEN, FIRST, LAST = (files("app.demo") / "names.txt").read_text(encoding="utf-8").split("---")


def tricky() -> list[str]:
    """Whole names that are easily got wrong."""
    return GIVEN.strip().splitlines()


def plain() -> list[str]:
    """First and last names in every pairing."""
    return [f"{first} {last}" for first in FIRST.split() for last in LAST.split()]
