"""One person's hand: who writes, in which voice, and the chance they have of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any, TypeVar

from app.core import clock

Said = TypeVar("Said")
OfKind = Any
"""An exercise or a field of the one kind that a writer is for: it is looked up by that kind."""

VOICES = 3
"""A claims clerk, a driver, a cook who is learning English."""


@dataclass(frozen=True)
class Pen:
    """Held by one person for as long as the demo is made."""

    name: str
    voice: int
    target: int
    """Where this person's search points: a place in `said.targets()`."""
    rng: Random

    def pick(self, variants: Sequence[Said]) -> Said:
        """What this voice says."""
        return variants[self.voice % len(variants)]

    def sign(self, text: str) -> str:
        """With one's own name in it."""
        return text.format(name=self.name, first=self.name.split()[0])

    def day(self, least: int, most: int) -> str:
        """A day from now, as answers keep it."""
        ahead = timedelta(days=self.rng.randint(least, most))
        return (clock.now() + ahead).date().isoformat()
