"""A story in which somebody missteps: people mark the passages and say why; then it is explained.

Stored: `marks`, an array of sentence ids (`story.py` says how a sentence gets its id) ·
`reasons`, an object of texts by sentence id.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from wtforms import StringField
from wtforms.fields.choices import SelectChoice

from app.curriculum.items import Item, with_ids
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.inputs import Part, SomeOf, at_most
from app.curriculum.kinds.fields.values import as_list, as_mapping, as_text, line_of
from app.curriculum.phrases import _, spoken
from app.curriculum.story import Sentence, Story, tell

REASON = 300
"""Characters of a reason."""


class Misstep(Item):
    """Words of the story, what is off about them, and the better way."""

    misstep: str = Field(min_length=1)
    better: str = Field(min_length=1)


def once(misstep: Misstep, info: ValidationInfo) -> Misstep:
    """Its words stand in the story exactly once, or nobody could be told which passage is meant."""
    story = info.data.get("story")
    count = tell(story).count(misstep.text) if isinstance(story, str) else 1
    if count == 0:
        raise ValueError(f"the story never says `{misstep.text}`; copy the words out of it")
    if count > 1:
        raise ValueError(f"the story says `{misstep.text}` {count} times; give more of the words")
    return misstep


@dataclass(frozen=True)
class Mark:
    """A passage that somebody marked."""

    sentence: Sentence
    reason: str


@dataclass(frozen=True)
class Judged:
    """A misstep, and the marks that touch it; none where it was not seen."""

    misstep: Misstep
    marks: tuple[Mark, ...]

    @property
    def is_seen(self) -> bool:
        """Whether somebody marked any of its words."""
        return bool(self.marks)


class Spec(Exercise):
    """`story` in Markdown, and at least one misstep in it."""

    kind: Literal["case"]
    story: str = Field(min_length=1, max_length=20_000)
    missteps: Annotated[
        tuple[Annotated[Misstep, AfterValidator(once)], ...],
        BeforeValidator(with_ids),
        Field(min_length=1, max_length=20),
    ]

    modules: ClassVar[tuple[str, ...]] = ("case",)

    @property
    def told(self) -> Story:
        """The story, cut into sentences."""
        return tell(self.story)

    def fields(self) -> Mapping[str, Any]:
        sentences = self.told.sentences
        options = [SelectChoice(one.id, spoken(one.markdown)) for one in sentences]
        reasons = {
            one.id: StringField(_("Why did you mark this?"), [at_most(REASON)]) for one in sentences
        }
        return {
            "marks": SomeOf(_("The story"), options=options),
            "reasons": Part(_("Reasons"), parts=reasons),
        }

    def marks(self, answers: object) -> tuple[Mark, ...]:
        """What is marked, in the order of the story."""
        kept = as_mapping(answers)
        ids, reasons = as_list(kept.get("marks")), as_mapping(kept.get("reasons"))
        return tuple(
            Mark(one, as_text(reasons.get(one.id))) for one in self.told.sentences if one.id in ids
        )

    def judged(self, answers: object) -> tuple[Judged, ...]:
        """Every misstep in the order of the story, with the marks that touch it."""
        marks, story = self.marks(answers), self.told
        found = []
        for misstep in self.missteps:
            around = story.around(misstep.text)
            touching = tuple(mark for mark in marks if mark.sentence.id in around)
            found.append(
                (story.text.find(" ".join(misstep.text.split())), Judged(misstep, touching))
            )
        return tuple(judged for _at, judged in sorted(found, key=lambda pair: pair[0]))

    def besides(self, answers: object) -> tuple[Mark, ...]:
        """Marks that touch none of the missteps."""
        touching = {m.sentence.id for one in self.judged(answers) for m in one.marks}
        return tuple(mark for mark in self.marks(answers) if mark.sentence.id not in touching)

    def number_of(self, sentence: Sentence) -> int:
        """Which sentence of the story it is, from 1: on paper it is called by that."""
        return self.told.sentences.index(sentence) + 1

    def seen(self, answers: object) -> int:
        """How many of the missteps somebody marked."""
        return sum(one.is_seen for one in self.judged(answers))

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        marks = self.marks(answers)
        if not marks:
            return {"marks": _("Mark at least one passage, and say why.")}
        bare = list(bare_ones(marks))
        if not bare:
            return {}
        words = _(
            "A few words on why are still missing here: %(passages)s", passages="; ".join(bare)
        )
        return {"marks": words}

    def one_line(self, answers: Mapping[str, Any]) -> str:
        marks = self.marks(answers)
        if not marks:
            return ""
        count = _("%(seen)s of %(all)s seen", seen=self.seen(answers), all=len(self.missteps))
        return line_of([count, *(mark.reason for mark in marks)])


def bare_ones(marks: tuple[Mark, ...]) -> Iterator[str]:
    """The first words of each mark that has no reason yet."""
    for mark in marks:
        if not mark.reason:
            text = spoken(mark.sentence.markdown)
            yield f"“{text if len(text) <= 40 else text[:39].rstrip() + '…'}”"
