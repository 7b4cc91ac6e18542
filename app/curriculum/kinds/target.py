"""Pointing the search somewhere: the pieces first, then one short sentence and a longer one.

Stored: `field role place setting contribution not-for` (texts) · `proof-1` to `proof-<proofs>`
(texts) · `short` `long` (the two sentences) · `repeat` (`yes`, `no` or null: whether somebody else
could say it back). Every hand-in is kept as a version, so earlier targets can be read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from wtforms import StringField, TextAreaField
from wtforms.fields.choices import SelectChoice

from app.curriculum.closed import PlacedError
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.inputs import OneOf, at_most
from app.curriculum.kinds.fields.values import as_mapping, as_text, line_of
from app.curriculum.phrases import _

LINE, ROOM = 300, 1500
"""Characters of a piece, and of a sentence; its words are what counts."""
WORD = re.compile(r"\w[\w'\u2019-]*")
WHERE = ("field", "role", "place", "setting")
"""Where the search points: one of the first two is enough."""


@dataclass(frozen=True)
class Piece:
    """One piece as it stands: what it is called, what helps to write it, and what was written."""

    name: str
    label: str
    hint: str
    text: str
    is_optional: bool


def spoken_by(earlier: Iterable[tuple[Exercise, Mapping[str, Any]]]) -> list[str]:
    """The person's own target sentences among what they handed in, the newest exercise's last."""
    said = (one.sentence(its) for one, its in earlier if isinstance(one, Spec))
    return [sentence for sentence in said if sentence]


@dataclass(frozen=True)
class Told:
    """One of the two sentences."""

    name: str
    label: str
    most: int
    """Words that it may have."""
    text: str

    @property
    def words(self) -> int:
        """How many it has."""
        return len(WORD.findall(self.text))

    def lacks(self) -> str:
        """What to do about it; "" when it is right."""
        if not self.text:
            return _("Write the sentence in up to %(most)s words.", most=self.most)
        if self.words > self.most:
            return _(
                "This has %(words)s words, and %(most)s is the limit. Take out %(over)s.",
                words=self.words,
                most=self.most,
                over=self.words - self.most,
            )
        return ""


class Spec(Exercise):
    """`short` and `long` are limits in words; `proofs` says how many are asked for."""

    kind: Literal["target"]
    proofs: int = Field(default=2, ge=1, le=5)
    short: int = Field(default=25, ge=5, le=60)
    long: int = Field(default=60, ge=10, le=200)

    modules: ClassVar[tuple[str, ...]] = ("count",)

    @model_validator(mode="after")
    def grows(self) -> Self:
        """The longer sentence has more room."""
        if self.long <= self.short:
            raise PlacedError(f"`long` must be more than `short` ({self.short} words)", "long")
        return self

    def fields(self) -> Mapping[str, Any]:
        lines = {piece.name: StringField(piece.label, [at_most(LINE)]) for piece in self.pieces({})}
        told = {
            one.name: TextAreaField(one.label, [at_most(ROOM)], render_kw={"rows": rows})
            for one, rows in zip(self.told({}), (2, 4), strict=True)
        }
        said = [
            SelectChoice("yes", _("Yes, they could")),
            SelectChoice("no", _("Not yet")),
        ]
        label = _("Say the short one to somebody. Could they say it back?")
        return lines | told | {"repeat": OneOf(label, options=said)}

    def pieces(self, answers: object) -> Iterator[Piece]:
        """What is asked for, in order, and what was written there."""
        kept, names = as_mapping(answers), piece_names()
        for number in range(1, self.proofs + 1):
            names[f"proof-{number}"] = (
                _("Proof") if self.proofs == 1 else _("Proof %(number)s", number=number),
                _("Something you did that anyone could check, with a number if there is one."),
            )
        names["not-for"] = (
            _("What I am not looking for"),
            _("So that nobody spends a favor on it."),
        )
        free = {"place", "setting", "not-for"}
        for name, (label, hint) in names.items():
            yield Piece(name, label, hint, as_text(kept.get(name)), name in free)

    def told(self, answers: object) -> tuple[Told, Told]:
        """Both sentences as they stand."""
        kept = as_mapping(answers)
        return (
            Told("short", _("In one short sentence"), self.short, as_text(kept.get("short"))),
            Told("long", _("In a little more"), self.long, as_text(kept.get("long"))),
        )

    def sentence(self, answers: object) -> str:
        """What other pages say of it: the short one, else the longer."""
        short, long = self.told(answers)
        return short.text or long.text

    def repeats(self, answers: object) -> str:
        """`yes`, `no`, or nothing said."""
        said = as_text(as_mapping(answers).get("repeat"))
        return said if said in {"yes", "no"} else ""

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        return {name: words for name, words in self.wanted(answers) if words}

    def wanted(self, answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Field by field, what it still needs; "" where it needs nothing."""
        said = {piece.name: piece.text for piece in self.pieces(answers)}
        if not said["field"] and not said["role"]:
            yield "field", _("Name a field or a role: without one nobody knows whom to think of.")
        if not said["contribution"]:
            yield "contribution", _("Write what you bring: one thing is enough.")
        for name, text in said.items():
            if name.startswith("proof-") and not text:
                yield name, _("Write one thing you did that shows it. A small one counts.")
        for one in self.told(answers):
            yield one.name, one.lacks()

    def one_line(self, answers: Mapping[str, Any]) -> str:
        said = {piece.name: piece.text for piece in self.pieces(answers)}
        return line_of([self.sentence(answers) or said["role"] or said["field"]])


def piece_names() -> dict[str, tuple[str, str]]:
    """What the pieces are called, and what helps to write them."""
    return {
        "field": (
            _("Field"),
            _("An industry or line of work: claims, port logistics, school kitchens."),
        ),
        "role": (_("Role"), _("What you would do there. Two close ones are fine.")),
        "place": (_("Place"), _("A town, a bus line, or from home.")),
        "setting": (_("Setting"), _("Large or small, days or nights, with people or alone.")),
        "contribution": (_("What I bring"), _("What gets better when you are there.")),
    }
