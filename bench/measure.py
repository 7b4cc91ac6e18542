"""Timing two things in turn, so that the machine's moods fall on both alike."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

ROUNDS = 9
Work = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """One line of the table; milliseconds of processor time, medians of all rounds."""

    what: str
    floor: float
    ours: float
    ratio: float
    budget: float

    def __str__(self) -> str:
        verdict = "ok" if self.ratio <= self.budget else "OVER"
        return (
            f"| {self.what} | {self.floor:.2f} | {self.ours:.2f} | {self.ratio:.2f} |"
            f" {self.budget:g} | {verdict} |"
        )


def cpu() -> float:
    """Seconds of processor time of this process and of those it has waited for."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def spent(work: Work, times: int, clock: Callable[[], float] = cpu) -> float:
    """Milliseconds for one call, over `times` calls."""
    begin = clock()
    for _ in range(times):
        work()
    return (clock() - begin) * 1000 / times


@dataclass(frozen=True)
class Pair:
    """Ours against a floor; `times` calls in each round."""

    what: str
    floor: Work
    ours: Work
    budget: float
    times: int = 20
    clock: Callable[[], float] = cpu

    def measure(self) -> Figure:
        """Warm both, then floor, ours, floor, ours …; the ratio is the median of the pairs."""
        self.floor()
        self.ours()
        pairs = [
            (spent(self.floor, self.times, self.clock), spent(self.ours, self.times, self.clock))
            for _ in range(ROUNDS)
        ]
        ratio = median(ours / floor for floor, ours in pairs)
        floors, mine = zip(*pairs, strict=True)
        return Figure(self.what, median(floors), median(mine), ratio, self.budget)


def wall(work: Work) -> float:
    """Seconds on the clock, for what happens once."""
    begin = time.monotonic()
    work()
    return time.monotonic() - begin
