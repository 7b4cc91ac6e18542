"""A mistake in a text file, where its author can find it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong and where: line and column count from 1; `code` is for programs."""

    path: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"

    def as_dict(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


def near(word: object, known: Iterable[str]) -> str:
    """`, did you mean …?` when something that is known looks alike; else nothing."""
    found = get_close_matches(str(word), sorted(known), n=1, cutoff=0.6)
    return f", did you mean `{found[0]}`?" if found else ""


def one_of(known: Iterable[str]) -> str:
    """The names that there are, for a sentence."""
    return ", ".join(f"`{name}`" for name in known)
