"""A plan for a week or a month that can be kept: small acts, each tied to something that happens.

Stored: `goals`, an object of numbers (`outreach conversations gives reading outside`) · `aim`
(text, only in a month) · `slots`, an array of objects (`act day time place` texts, `minutes`) ·
`plans`, an array of objects (`event time place act` texts, `minutes`) · `obstacle coping support`
(texts) · `review`, an object of texts (`done learned change`), written later.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wtforms import StringField, TextAreaField

from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.inputs import Number, Part, Rows, at_most
from app.curriculum.kinds.fields.values import as_list, as_mapping, as_number, as_text, line_of
from app.curriculum.phrases import _

LONGEST = 30
"""Minutes of an act; a longer one is split (content.md, decision 6 and idea 74)."""
GOALS = ("outreach", "conversations", "gives", "reading", "outside")
MOST, LINE, ROOM = 999, 200, 2000
SLOTS, PLANS = 4, 3
SLOT = ("act", "day", "time", "place", "minutes")
PLAN = ("event", "time", "place", "act", "minutes")


@dataclass(frozen=True)
class Planned:
    """A slot or an if-then plan as it stands so far."""

    number: int
    is_slot: bool
    pieces: Mapping[str, Any]

    def said(self, piece: str) -> str:
        """The text of one piece, "" where there is none."""
        return as_text(self.pieces.get(piece))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.said(piece) for piece in (SLOT if self.is_slot else PLAN))

    @property
    def minutes(self) -> int | float | None:
        """How long the act takes, if that can be read."""
        found = as_number(self.pieces.get("minutes"))
        return found if found is not None and found > 0 else None

    @property
    def name(self) -> str:
        """What it is called when something is to be said of it."""
        if self.is_slot:
            return _("Slot %(number)s", number=self.number)
        return _("Plan %(number)s", number=self.number)

    @property
    def has_cue(self) -> bool:
        """A time and a place, or in a plan something that happens."""
        return bool(self.said("event") or (self.said("time") and self.said("place")))

    @property
    def cue(self) -> str:
        """What it is tied to, in a line."""
        where = [self.said(piece) for piece in ("event", "day", "time", "place")]
        return ", ".join(filter(None, where))

    def lacks(self) -> str:
        """What to do about it before it is a plan; "" when it is one."""
        wanted = [] if self.has_cue else [self.cue_wanted()]
        if not self.said("act"):
            wanted.append(_("%(name)s has no act yet. Write what you will do then."))
        if self.minutes is None:
            words = _("%(name)s: how many minutes will it take? Give a number from 1 to %(most)s.")
            wanted.append(words)
        elif self.minutes > LONGEST:
            words = _(
                "%(name)s takes %(minutes)s minutes. Split it: write here what fits in "
                "%(most)s minutes, and the rest as one of its own."
            )
            wanted.append(words)
        known = {"name": self.name, "minutes": self.said("minutes"), "most": LONGEST}
        return " ".join(words % known for words in wanted)

    def cue_wanted(self) -> str:
        """Words for a plan that nothing would set off; `lacks` puts the name in."""
        if self.said("time"):
            return _("%(name)s has a time and no place yet. Add where you will be.")
        if self.said("place"):
            return _("%(name)s has a place and no time yet. Add when you will be there.")
        if self.is_slot:
            return _(
                "%(name)s has no time and place yet. Without them an act is easily put off. "
                "Write when it begins and where you will be."
            )
        return _(
            "%(name)s has no cue yet. Without one an act is easily put off. Write a time and "
            "a place, or something that happens, such as “when I have poured my coffee”."
        )


class Spec(Exercise):
    """`horizon`: a week, or a month."""

    kind: Literal["rhythm"]
    horizon: Literal["week", "month"]

    @property
    def is_month(self) -> bool:
        """Whether it looks four weeks ahead."""
        return self.horizon == "month"

    def fields(self) -> Mapping[str, Any]:
        goals = {name: Number(words, bounds=(0, MOST)) for name, words in goal_names().items()}
        ahead = _("My goals for the month") if self.is_month else _("My goals for the week")
        aim = {"aim": text(_("What this month is for"))} if self.is_month else {}
        return aim | {
            "goals": Part(ahead, parts=goals),
            "slots": Rows(_("When I will do it"), parts=rows(slot_names(), SLOTS)),
            "plans": Rows(_("If this happens, then I will"), parts=rows(plan_names(), PLANS)),
            "obstacle": text(_("What is most likely to get in the way")),
            "coping": text(_("If it does, then I will")),
            "support": text(_("Who I will ask to stand by me")),
            "review": Part(_("Looking back"), parts=review_pieces()),
        }

    @property
    def slot_columns(self) -> Mapping[str, str]:
        """What is asked of a slot: piece → its name."""
        return slot_names()

    @property
    def plan_columns(self) -> Mapping[str, str]:
        """What is asked of an if-then plan."""
        return plan_names()

    @property
    def goal_names(self) -> Mapping[str, str]:
        """What can be counted."""
        return goal_names()

    @property
    def look_back_on(self) -> Mapping[str, str]:
        """What is looked back on."""
        return review_names()

    def text(self, answers: object, name: str) -> str:
        """What somebody wrote in a line of its own."""
        return as_text(as_mapping(answers).get(name))

    def set_goals(self, answers: object) -> Mapping[str, str]:
        """The goals that were set: name → number."""
        goals = {words: self.set_out(answers, name) for name, words in goal_names().items()}
        return {words: number for words, number in goals.items() if number}

    def planned(self, answers: object, name: str) -> Iterator[Planned]:
        """The `slots` or `plans` of an answers document, empty ones too."""
        kept = as_list(as_mapping(answers).get(name))
        is_slot = name == "slots"
        for number in range(1, (SLOTS if is_slot else PLANS) + 1):
            there = kept[number - 1] if number <= len(kept) else None
            yield Planned(number, is_slot, as_mapping(there))

    def set_out(self, answers: object, name: str) -> str:
        """How many somebody set out to do, or what was typed there."""
        return as_text(as_mapping(as_mapping(answers).get("goals")).get(name))

    def looked_back(self, answers: object) -> Mapping[str, str]:
        """The review, piece by piece."""
        kept = as_mapping(as_mapping(answers).get("review"))
        return {name: as_text(kept.get(name)) for name in review_names()}

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        return {name: words for name, words in self.wanted(answers) if words}

    def wanted(self, answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Field by field, what it still needs; "" where it needs nothing."""
        odd = [
            words
            for name, words in goal_names().items()
            if self.set_out(answers, name) and not is_count(self.set_out(answers, name))
        ]
        if odd:
            yield (
                "goals",
                _("Give a whole number, or leave it empty: %(items)s.", items="; ".join(odd)),
            )
        both = {name: list(self.planned(answers, name)) for name in ("slots", "plans")}
        for name, some in both.items():
            yield name, " ".join(filter(None, (one.lacks() for one in some if not one.is_empty)))
        if all(one.is_empty for some in both.values() for one in some):
            yield "slots", _("Plan at least one act: a slot here, or an if-then plan below.")
        if not as_text(answers.get("obstacle")):
            yield "obstacle", _("Write one thing that could get in the way.")
        if not as_text(answers.get("coping")):
            yield "coping", _("Write what you will do if it does.")

    def one_line(self, answers: Mapping[str, Any]) -> str:
        all_ = [one for name in ("slots", "plans") for one in self.planned(answers, name)]
        acts = (": ".join(filter(None, [one.cue, one.said("act")])) for one in all_)
        return line_of(acts)


def goal_names() -> dict[str, str]:
    """What can be counted, in the order in which it is asked."""
    return {
        "outreach": _("People I contact"),
        "conversations": _("Conversations"),
        "gives": _("Times I help somebody"),
        "reading": _("Things I read for my field"),
        "outside": _("Times I go out among people"),
    }


def review_names() -> dict[str, str]:
    """What is looked back on."""
    return {
        "done": _("What I did"),
        "learned": _("What I learned"),
        "change": _("What I will change"),
    }


def review_pieces() -> Mapping[str, Any]:
    """Room to look back."""
    look = {"rows": 2}
    return {
        name: TextAreaField(words, [at_most(ROOM)], render_kw=look)
        for name, words in review_names().items()
    }


def slot_names() -> dict[str, str]:
    """What is asked of a slot."""
    return {
        "act": _("What I will do"),
        "day": _("Day"),
        "time": _("Time"),
        "place": _("Place"),
        "minutes": _("Minutes"),
    }


def plan_names() -> dict[str, str]:
    """What is asked of an if-then plan."""
    return {
        "event": _("When this happens"),
        "time": _("or at this time"),
        "place": _("and place"),
        "act": _("then I will"),
        "minutes": _("Minutes"),
    }


def inputs(names: Mapping[str, str]) -> Mapping[str, Any]:
    """A line for each; minutes are a number."""
    short = Number(names["minutes"], bounds=(1, LONGEST))
    return {name: short if name == "minutes" else text(words) for name, words in names.items()}


def rows(names: Mapping[str, str], count: int) -> Mapping[str, Any]:
    """So many rows of the same inputs, numbered."""
    return {str(n): Part(str(n), parts=inputs(names)) for n in range(1, count + 1)}


def text(label: str) -> StringField:
    """A line."""
    return StringField(label, [at_most(LINE)])


def is_count(value: str) -> bool:
    """Whether it is a whole number that somebody can plan."""
    found = as_number(value)
    return isinstance(found, int) and 0 <= found <= MOST
