"""What an exercise on the people book asks for, and how far somebody is: numbers, never names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.curriculum.closed import Circle
from app.curriculum.phrases import _


@dataclass(frozen=True)
class Counts:
    """How much stands in somebody's book. Contacts are all there are; what was done counts from
    the day the person joined the cohort.
    """

    contacts: Mapping[str, int] = field(default_factory=dict)
    """Circle → contacts; "" for those in no circle yet."""
    unusual: Mapping[str, int] = field(default_factory=dict)
    """Circle → contacts with an unusual role."""
    called: int = 0
    """Different people who were tried, by whatever channel."""
    conversations: int = 0
    pure: int = 0
    """Conversations with somebody who was known to have no opening."""
    given: int = 0


@dataclass(frozen=True)
class Want:
    """One thing an exercise asks for."""

    have: int
    want: int
    of: str
    """What is counted, as one begins a line."""

    @property
    def count(self) -> str:
        """With its base. No word here changes with the number."""
        if self.have > self.want:
            return _("%(have)s (goal: %(want)s)", have=self.have, want=self.want)
        return _("%(have)s of %(want)s", have=self.have, want=self.want)

    @property
    def said(self) -> str:
        """What is counted, and how many there are."""
        return _("%(of)s: %(count)s", of=self.of, count=self.count)


@dataclass(frozen=True)
class Goal:
    """All that an exercise asks for."""

    wants: tuple[Want, ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether there is enough of everything."""
        return bool(self.wants) and all(one.have >= one.want for one in self.wants)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything at all."""
        return any(one.have for one in self.wants)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What is counted, and how far it is."""
        return [(one.of, one.count) for one in self.wants]

    @property
    def said(self) -> str:
        """In one line."""
        return " · ".join(one.said for one in self.wants)


def within(counts: Mapping[str, int], circles: tuple[Circle, ...]) -> int:
    """How many stand in these circles; in any or none, where no circle is named."""
    return sum(number for circle, number in counts.items() if not circles or circle in circles)
