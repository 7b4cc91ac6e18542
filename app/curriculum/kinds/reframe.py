"""Take a sentence that stops one apart: how true it feels, what speaks for and against it, a
fairer one, and how true the first one feels then.

Stored: `sentence-1` to `sentence-<count>`, each an object:
`objection` (id) or `own` (text; wins over the id) · `before` and `after` (0 to 100) · `for`
`against` `friend` `fairer` `act` (texts) · `when` (as 2027-03-12).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from wtforms import StringField, TextAreaField
from wtforms.fields.choices import SelectChoice

from app.curriculum.banks import Objection
from app.curriculum.closed import PlacedError
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.ask import Reading
from app.curriculum.kinds.fields.inputs import Day, FromList, Number, Part, at_most
from app.curriculum.kinds.fields.values import as_day, as_mapping, as_number, as_text, line_of
from app.curriculum.phrases import _, spoken

MOVED = 20
"""A drop that is called one (content.md, section c)."""

LINE, ROOM = 300, 2000
"""Characters of a sentence, and of an answer in several."""


@dataclass(frozen=True)
class Taken:
    """One sentence as it stands so far: every value is safe to show."""

    number: int
    pieces: Mapping[str, Any]
    objection: Objection | None

    def said(self, piece: str) -> str:
        """The text of one piece, "" where there is none."""
        return as_text(self.pieces.get(piece))

    @property
    def sentence(self) -> str:
        """The thought itself: one's own words, or the one that was picked."""
        return self.said("own") or (spoken(self.objection.says) if self.objection else "")

    @property
    def compare(self) -> str:
        """The bank's fairer sentence, once there is one's own; "" for a thought of one's own."""
        if not self.objection or self.said("own") or not self.said("fairer"):
            return ""
        return spoken(self.objection.fairer)

    @property
    def when(self) -> Reading:
        """The day of the next act, or what was typed there."""
        day = as_day(self.pieces.get("when"))
        return Reading(day=day) if day else Reading(text=self.said("when"))

    def belief(self, piece: str) -> int | None:
        """`before` or `after` as a whole number from 0 to 100."""
        number = as_number(self.pieces.get(piece))
        return number if isinstance(number, int) and 0 <= number <= 100 else None

    @property
    def drop(self) -> int | None:
        """How far the belief fell; less than 0 where it rose, None where a number is open."""
        before, after = self.belief("before"), self.belief("after")
        return None if before is None or after is None else before - after

    @property
    def has_moved(self) -> bool:
        """Whether it fell far enough to be said."""
        return self.drop is not None and self.drop >= MOVED

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is written yet."""
        return not self.sentence and not any(map(self.said, PIECES))

    @property
    def is_complete(self) -> bool:
        """Whether a hand-in needs nothing more of it."""
        return not self.lacks()

    def is_open(self, *pieces: str) -> bool:
        """Whether one of these still lacks its answer."""
        return any(piece in self.lacks() for piece in pieces)

    def lacks(self) -> Mapping[str, str]:
        """The pieces a hand-in still needs, and what they are called."""
        names = {piece: name for piece, name in piece_names().items() if not self.has(piece)}
        if self.when.text:
            names["when"] = _("a date as year-month-day, such as 2027-03-12, or none")
        return names

    def has(self, piece: str) -> bool:
        """Whether a piece is there and right."""
        if piece == "sentence":
            return bool(self.sentence)
        if piece in {"before", "after"}:
            return self.belief(piece) is not None
        return bool(self.said(piece))


PIECES = ("own", "before", "for", "against", "friend", "fairer", "after", "act", "when")


def piece_names() -> dict[str, str]:
    """What a hand-in needs, as one would go on after "still needs:"."""
    return {
        "sentence": _("the thought itself"),
        "before": _("a whole number from 0 to 100 for how much you believe it now"),
        "for": _("the evidence for it"),
        "against": _("the evidence against it"),
        "friend": _("what a friend would say"),
        "fairer": _("a fairer sentence"),
        "after": _("a whole number from 0 to 100 for how much you believe it at the end"),
        "act": _("the next small act"),
    }


class Spec(Exercise):
    """`from` names sentences of the bank; `own: true` lets people write theirs."""

    kind: Literal["reframe"]
    count: int = Field(default=1, ge=1, le=10)
    from_: tuple[str, ...] = Field(default=(), alias="from")
    own: bool = False
    objections: tuple[Objection, ...] = ()

    banks: ClassVar[Mapping[str, str]] = {"from": "objections"}

    @model_validator(mode="after")
    def has_enough(self) -> Self:
        """There is something to pick from, and enough of it."""
        if not self.from_ and not self.own:
            raise ValueError("give objections in `from`, or `own: true`")
        if len(set(self.from_)) != len(self.from_):
            raise PlacedError("`from` names an objection twice", "from")
        if not self.own and self.count > len(self.from_):
            words = f"`count` is {self.count}, and `from` has only {len(self.from_)}"
            raise PlacedError(words, "count")
        return self

    @property
    def names(self) -> Mapping[str, int]:
        """The parts of the form, and their numbers."""
        return {f"sentence-{number}": number for number in range(1, self.count + 1)}

    def fields(self) -> Mapping[str, Any]:
        return {
            name: Part(_("Sentence %(number)s", number=number), parts=self.pieces())
            for name, number in self.names.items()
        }

    def pieces(self) -> Mapping[str, Any]:
        """The inputs for one sentence, in the order in which they are asked."""
        bounds = (0, 100)
        thought = _("The thought, as you say it to yourself")
        return self.thought(thought) | {
            "before": Number(_("How much do you believe it now?"), bounds=bounds),
            "for": area(_("Evidence for it"), rows=4),
            "against": area(_("Evidence against it"), rows=4),
            "friend": area(_("What would a friend say?"), rows=2),
            "fairer": area(_("A fairer sentence"), rows=2),
            "after": Number(_("How much do you believe the first thought now?"), bounds=bounds),
            "act": StringField(_("The next small act"), [at_most(LINE)]),
            "when": Day(_("When"), render_kw={"class": "w-5"}),
        }

    def thought(self, label: str) -> dict[str, Any]:
        """What to pick from, a place for one's own words, or both."""
        options = [SelectChoice(one.id, spoken(one.says)) for one in self.objections]
        ask = _("Pick a sentence")
        pick = {"objection": FromList(label, options=options, ask=ask)} if options else {}
        own_label = _("Or in your own words") if options else label
        own = {"own": area(own_label, rows=2, most=LINE)} if self.own or not options else {}
        return pick | own

    def taken(self, answers: object) -> Iterator[Taken]:
        """Each sentence as it stands in an answers document."""
        bank = {objection.id: objection for objection in self.objections}
        for name, number in self.names.items():
            pieces = as_mapping(as_mapping(answers).get(name))
            yield Taken(number, pieces, bank.get(as_text(pieces.get("objection"))))

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        names = list(self.names)
        return {names[t.number - 1]: self.wanted(t) for t in self.taken(answers) if t.lacks()}

    def wanted(self, taken: Taken) -> str:
        """What one sentence still needs, in words."""
        if taken.is_empty:
            return _(
                "Sentence %(number)s is still empty. Pick one or write one to begin.",
                number=taken.number,
            )
        return _(
            "Sentence %(number)s still needs: %(pieces)s.",
            number=taken.number,
            pieces=", ".join(taken.lacks().values()),
        )

    def one_line(self, answers: Mapping[str, Any]) -> str:
        return line_of(taken.said("fairer") or taken.sentence for taken in self.taken(answers))


def area(label: str, *, rows: int, most: int = ROOM) -> TextAreaField:
    """Lines to write on."""
    return TextAreaField(label, [at_most(most)], render_kw={"rows": rows})
