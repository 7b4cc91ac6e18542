"""Small steps, each a little harder: how much fear was expected, and how much was met.

Stored: `rungs`, an object by rung (`rung-1` … for rungs of one's own, the item's id for given
ones) of objects: `step` (text; only one's own) · `expected` and `met` (0 to 10) · `done` (as
2027-03-12). An empty rung is left out, and that is fine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field
from wtforms import StringField

from app.curriculum.items import Item, Items
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.ask import Reading
from app.curriculum.kinds.fields.inputs import Day, Number, Part, at_most
from app.curriculum.kinds.fields.values import as_day, as_mapping, as_number, as_text, line_of
from app.curriculum.phrases import _, spoken
from app.curriculum.picture import Pair, Picture

LEAST, MOST = 0, 10
"""No fear at all, and the most somebody can think of."""
LINE = 200


@dataclass(frozen=True)
class Rung:
    """One step as it stands so far: every value is safe to show."""

    number: int
    id: str
    given: str
    """The author's words; "" where the person writes their own."""
    pieces: Mapping[str, Any]

    def said(self, piece: str) -> str:
        """The text of one piece, "" where there is none."""
        return as_text(self.pieces.get(piece))

    @property
    def step(self) -> str:
        """What is to be done."""
        return self.given or self.said("step")

    def fear(self, piece: str) -> int | None:
        """`expected` or `met` as a whole number from 0 to 10."""
        number = as_number(self.pieces.get(piece))
        return number if isinstance(number, int) and LEAST <= number <= MOST else None

    @property
    def done(self) -> Reading:
        """The day it was done, or what was typed there."""
        day = as_day(self.pieces.get("done"))
        return Reading(day=day) if day else Reading(text=self.said("done"))

    @property
    def is_left_out(self) -> bool:
        """Whether nothing stands in it."""
        own = "" if self.given else self.said("step")
        return not (own or self.said("expected") or self.said("met") or self.said("done"))

    @property
    def is_met(self) -> bool:
        """Whether it was done, and what was expected and met is known."""
        return self.fear("expected") is not None and self.fear("met") is not None

    def lacks(self) -> list[str]:
        """What a hand-in still needs of it, each as one would go on after "still needs:"."""
        scale = _("a whole number from 0 to 10")
        wanted = [] if self.step else [_("the step itself")]
        if self.fear("expected") is None:
            wanted.append(_("%(scale)s for the fear you expect", scale=scale))
        if self.said("met") and self.fear("met") is None:
            wanted.append(_("%(scale)s for the fear you met, or none", scale=scale))
        if self.done.text:
            wanted.append(_("the day as year-month-day, such as 2027-03-12, or none"))
        return wanted


class Spec(Exercise):
    """`rungs`: how many the person writes, or a list of given ones."""

    kind: Literal["ladder"]
    rungs: (
        Annotated[int, Field(ge=2, le=12)]
        | Annotated[Items[Item], Field(min_length=2, max_length=12)]
    ) = 7

    @property
    def given(self) -> Mapping[str, str]:
        """Rung → the author's words; "" for rungs of one's own."""
        if isinstance(self.rungs, int):
            return {f"rung-{number}": "" for number in range(1, self.rungs + 1)}
        return {item.id: spoken(item.text) for item in self.rungs}

    @property
    def is_own(self) -> bool:
        """Whether people write their own steps."""
        return isinstance(self.rungs, int)

    def fields(self) -> Mapping[str, Any]:
        rungs = {
            name: Part(words or _("Rung %(number)s", number=number), parts=self.pieces())
            for number, (name, words) in enumerate(self.given.items(), start=1)
        }
        return {"rungs": Part(_("The rungs"), parts=rungs)}

    def pieces(self) -> Mapping[str, Any]:
        """The inputs of one rung."""
        own = {"step": StringField(_("Step"), [at_most(LINE)])} if self.is_own else {}
        bounds = (LEAST, MOST)
        return own | {
            "expected": Number(_("Fear expected"), bounds=bounds),
            "met": Number(_("Fear met"), bounds=bounds),
            "done": Day(_("Done on")),
        }

    def climbed(self, answers: object) -> Iterator[Rung]:
        """Each rung as it stands in an answers document."""
        kept = as_mapping(as_mapping(answers).get("rungs"))
        for number, (name, words) in enumerate(self.given.items(), start=1):
            yield Rung(number, name, words, as_mapping(kept.get(name)))

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        begun = [rung for rung in self.climbed(answers) if not rung.is_left_out]
        if not begun:
            return {"rungs": _("Fill in at least one rung. The others can stay empty.")}
        wanted = [
            _("Rung %(number)s still needs: %(what)s.", number=r.number, what=", ".join(r.lacks()))
            for r in begun
            if r.lacks()
        ]
        return {"rungs": " ".join(wanted)} if wanted else {}

    def one_line(self, answers: Mapping[str, Any]) -> str:
        rungs = list(self.climbed(answers))
        begun, met = [r for r in rungs if not r.is_left_out], [r for r in rungs if r.is_met]
        if not begun:
            return ""
        count = _("%(met)s of %(all)s rungs met", met=len(met), all=len(begun))
        return line_of([count, *(f"{r.step} {r.fear('expected')}→{r.fear('met')}" for r in met)])

    def picture(self, answers: object) -> Picture:
        """Fear expected against fear met, rung by rung."""
        return Picture(tuple(pair_of(rung) for rung in self.climbed(answers)))


def pair_of(rung: Rung) -> Pair:
    """One line of the picture."""
    expected, met = rung.fear("expected"), rung.fear("met")
    first = _("expected %(fear)s", fear=expected) if expected is not None else ""
    last = _("met %(fear)s", fear=met) if met is not None else ""
    return Pair(
        f"{rung.number} {rung.step}".strip(),
        place(expected),
        place(met),
        ", ".join(filter(None, [first, last])),
    )


def place(fear: int | None) -> float | None:
    """From 0 to 1."""
    return None if fear is None else (fear - LEAST) / (MOST - LEAST)
