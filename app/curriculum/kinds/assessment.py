"""A questionnaire of the bank, answered in several waves; each person sees only their own line.

Stored: in the waves `pre`, `post` and `90d` the objects `scales` (item id: whole number, or null
where it was skipped) and `counts` (item id: whole number) · in `mid` only `counts` · in `retro`
the objects `before` and `now`, each as `scales`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from wtforms.fields.choices import SelectChoice

from app.curriculum.banks import Assessment, Scale
from app.curriculum.closed import ID, PlacedError
from app.curriculum.items import Item
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.inputs import Number, Part, Step
from app.curriculum.kinds.fields.values import as_mapping, as_number, as_text, line_of
from app.curriculum.phrases import _, spoken
from app.curriculum.picture import Pair, Picture
from app.curriculum.scoring import Score, score, step_on

WAVES = ("pre", "mid", "post", "90d")
"""In the order in which they come; `retro` stands for itself."""
MOST = 1000
"""More people than anybody contacts in two weeks: a slip of the finger."""

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A scale, or a count, over the moments at which it was answered."""

    name: str
    reach: str
    values: tuple[str | None, ...]
    """One for each moment: "" where there is no number, None where it was not asked."""


class Spec(Exercise):
    """`form` names an assessment of the bank, `wave` when it is given."""

    kind: Literal["assessment"]
    form: str = Field(pattern=ID)
    wave: Literal["pre", "mid", "post", "90d", "retro"]
    asked: Assessment | None = None

    banks: ClassVar[Mapping[str, str]] = {"form": "assessments"}

    @model_validator(mode="after")
    def is_done_when_sent(self) -> Self:
        """Nobody accepts or refuses how somebody stands."""
        if self.review == "accept":
            raise PlacedError("an assessment is done when it is sent: say `review: none`", "review")
        return self

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales that this wave asks."""
        if self.asked is None or self.wave == "mid":
            return ()
        if self.wave != "retro" or not self.asked.retro:
            return self.asked.scales
        return tuple(
            only(scale, self.asked.retro)
            for scale in self.asked.scales
            if any(item.id in self.asked.retro for item in scale.items)
        )

    @property
    def counts(self) -> tuple[Item, ...]:
        """The counts that this wave asks."""
        return () if self.asked is None or self.wave == "retro" else self.asked.counts

    @property
    def days(self) -> int:
        """How far back the counts go."""
        return self.asked.days if self.asked else 0

    @property
    def moments(self) -> Mapping[str, str]:
        """The parts of the form that hold steps, and when each speaks of."""
        if self.wave == "retro":
            return {"before": _("Before today"), "now": _("Now")}
        return {"scales": wave_name(self.wave)} if self.scales else {}

    def fields(self) -> Mapping[str, Any]:
        steps = {name: Part(when, parts=self.steps()) for name, when in self.moments.items()}
        numbers = {c.id: Number(spoken(c.text), bounds=(0, MOST)) for c in self.counts}
        label = _("In the last %(days)s days", days=self.days)
        return steps | ({"counts": Part(label, parts=numbers)} if numbers else {})

    def steps(self) -> Mapping[str, Any]:
        """One row of steps for each item; the last choice skips it."""
        return {
            item.id: Step(
                spoken(item.text), options=[*steps_of(scale), SelectChoice("", _("Skip"))]
            )
            for scale in self.scales
            for item in scale.items
        }

    def missing(self, answers: Answers) -> Mapping[str, str]:
        """Nothing has to be answered; a count that is no number has to be mended."""
        odd = [
            spoken(c.text)
            for c in self.counts
            if as_text(given(answers, c.id)) and count_of(answers, c.id) is None
        ]
        if not odd:
            return {}
        words = _("Give a whole number, or leave it empty: %(items)s.", items="; ".join(odd))
        return {"counts": words}

    def one_line(self, answers: Answers) -> str:
        if not self.answered(answers):
            return ""
        answered = _(
            "%(answered)s of %(all)s answered", answered=self.answered(answers), all=self.size
        )
        scored = [f"{spoken(s.scale.name)} {shown(s)}" for s in self.scores(answers) if shown(s)]
        return line_of([answered, *scored])

    @property
    def size(self) -> int:
        """How many places to answer there are."""
        return sum(len(s.items) for s in self.scales) * len(self.moments) + len(self.counts)

    def answered(self, answers: Answers) -> int:
        """How many of them are answered."""
        steps = (
            score(scale, as_mapping(answers.get(name))).answered
            for scale in self.scales
            for name in self.moments
        )
        return sum(steps) + sum(count_of(answers, c.id) is not None for c in self.counts)

    def step(self, scale: Scale, answers: Answers, moment: str, item: str) -> int | None:
        """The step that was chosen for an item at a moment."""
        return step_on(scale, as_mapping(answers.get(moment)).get(item))

    def count(self, answers: Answers, item: str) -> str:
        """A count, or what was typed there."""
        return as_text(given(answers, item))

    def scores(self, answers: Answers, moment: str = "") -> Iterator[Score]:
        """Each scale's score at a moment; the last one where none is said."""
        name = moment or list(self.moments)[-1] if self.moments else ""
        for scale in self.scales:
            yield score(scale, as_mapping(answers.get(name)))

    def looks_back_at(self, others: Iterable[Exercise]) -> tuple[str, ...]:
        if self.wave == "retro":
            return ()
        same = [one for one in others if isinstance(one, Spec) and one.form == self.form]
        before = WAVES[: WAVES.index(self.wave)]
        return tuple(one.id for wave in before for one in same if one.wave == wave)

    def results(
        self, answers: Answers, earlier: Sequence[tuple[Exercise, Answers]] = ()
    ) -> "Table":
        """The person's own line: these answers, beside those of the waves before."""
        if self.wave == "retro":
            columns = [Column(name, self, answers, moment) for moment, name in self.moments.items()]
        else:
            sent = [*((one, its) for one, its in earlier if isinstance(one, Spec)), (self, answers)]
            columns = [Column(wave_name(one.wave), one, its) for one, its in sent]
        return Table(tuple(columns))


@dataclass(frozen=True)
class Column:
    """One moment at which somebody answered."""

    name: str
    spec: Spec
    answers: Answers
    moment: str = ""

    @property
    def scores(self) -> Mapping[str, Score]:
        """By the scale's id; none in a wave that asks only counts."""
        return {one.scale.id: one for one in self.spec.scores(self.answers, self.moment)}

    def number(self, count: str) -> str:
        """What was counted, "" where there is no number."""
        found = count_of(self.answers, count)
        return "" if found is None else str(found)


@dataclass(frozen=True)
class Table:
    """Scales and counts by moment, the newest last."""

    columns: tuple[Column, ...]

    @property
    def scales(self) -> tuple[Line, ...]:
        """A line for each scale that was asked at any of these moments."""
        asked = {one.scale.id: one.scale for c in self.columns for one in c.scores.values()}
        return tuple(self.line(scale) for scale in asked.values())

    def line(self, scale: Scale) -> Line:
        """One scale over the moments."""
        said = tuple(
            shown(c.scores[scale.id]) if scale.id in c.scores else None for c in self.columns
        )
        reach = _("from %(least)s to %(most)s", least=scale.from_, most=scale.to)
        return Line(spoken(scale.name), reach, said)

    @property
    def counts(self) -> tuple[Line, ...]:
        """A line for each count."""
        asked = {item.id: item for c in self.columns for item in c.spec.counts}
        return tuple(
            Line(spoken(item.text), "", tuple(c.number(item.id) for c in self.columns))
            for item in asked.values()
        )

    @property
    def blanks(self) -> tuple[Score, ...]:
        """The scales of the newest moment with too few answers for a mean."""
        return tuple(one for one in self.columns[-1].scores.values() if one.mean is None)

    @property
    def turned(self) -> bool:
        """Whether a statement counts the other way round in one of the means."""
        scored = self.columns[-1].scores.values()
        return any(item.reversed for one in scored for item in one.scale.items)

    @property
    def picture(self) -> Picture:
        """The first and the newest mean of each scale; empty with one moment alone."""
        asking = [column for column in self.columns if column.scores]
        if len(asking) < 2:
            return Picture(())
        first, last = asking[0].scores, asking[-1].scores
        return Picture(tuple(pair(first[name], last[name]) for name in last if name in first))


def pair(first: Score, last: Score) -> Pair:
    """One scale of the picture."""
    words = _("%(first)s, then %(last)s", first=shown(first), last=shown(last))
    name = f"{spoken(last.scale.name)}, {last.scale.from_}-{last.scale.to}"
    return Pair(name, first.place, last.place, words)


def wave_name(wave: str) -> str:
    """What a wave is called."""
    return {
        "pre": _("At the start"),
        "mid": _("Halfway"),
        "post": _("At the end"),
        "90d": _("90 days later"),
    }.get(wave, _("Now"))


def only(scale: Scale, ids: tuple[str, ...]) -> Scale:
    """A scale with these of its items alone."""
    kept = tuple(item for item in scale.items if item.id in ids)
    return scale.model_copy(update={"items": kept})


def steps_of(scale: Scale) -> list[SelectChoice]:
    """The numbers there are to choose."""
    return [SelectChoice(str(n), str(n)) for n in range(scale.from_, scale.to + 1)]


def given(answers: Answers, item: str) -> object:
    """What stands in the place of a count."""
    return as_mapping(answers.get("counts")).get(item)


def count_of(answers: Answers, item: str) -> int | None:
    """A count that can be read."""
    found = as_number(given(answers, item))
    return found if isinstance(found, int) and 0 <= found <= MOST else None


def shown(one: Score) -> str:
    """A mean with one digit after the point; "" where there is none."""
    return "" if one.mean is None else f"{one.mean:.1f}"
