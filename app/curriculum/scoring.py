"""How answers become a number, and when they do not: the rules of an assessment, and no others.

content.md, section e: a scale is the mean of its items, reversed ones turned. It needs four fifths
of them; with fewer it stays blank, and nothing is ever put in a gap. There is no total.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.curriculum.banks import Scale, ScaleItem


@dataclass(frozen=True)
class Score:
    """A scale as one person answered it once."""

    scale: Scale
    answered: int
    mean: float | None
    """In the scale's own points; None where too few items are answered."""

    @property
    def needed(self) -> int:
        """The fewest answers that make a mean."""
        return enough(len(self.scale.items))

    @property
    def place(self) -> float | None:
        """Where the mean lies between the scale's ends, from 0 to 1."""
        if self.mean is None:
            return None
        return (self.mean - self.scale.from_) / (self.scale.to - self.scale.from_)


def enough(items: int) -> int:
    """Four fifths of the items, in whole ones: 5 of 6, 4 of 4, 3 of 3, 4 of 5."""
    return -(-items * 4 // 5)


def step_on(scale: Scale, value: object) -> int | None:
    """The step that a stored answer names; None for a skipped one and for anything else."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if scale.from_ <= value <= scale.to else None


def turned(scale: Scale, item: ScaleItem, step: int) -> int:
    """The step as it counts: on a reversed item the ends change places."""
    return scale.from_ + scale.to - step if item.reversed else step


def score(scale: Scale, answers: Mapping[str, Any]) -> Score:
    """The mean of what was answered (item id → step), where that is enough."""
    steps = [(item, step_on(scale, answers.get(item.id))) for item in scale.items]
    counted = [turned(scale, item, step) for item, step in steps if step is not None]
    few = len(counted) < enough(len(scale.items))
    return Score(scale, len(counted), None if few else sum(counted) / len(counted))
