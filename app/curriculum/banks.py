"""What all curricula share: entries that lessons name by id. One model for each bank."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from app.curriculum.asks.rules import ScriptRule
from app.curriculum.closed import ID, Closed, PlacedError, Topic
from app.curriculum.items import Item, Items

Said = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=ID)]


class Objection(Closed):
    """A sentence that stops people, and a fairer one to compare with after one's own."""

    id: Id
    says: Said
    sources: tuple[str, ...] = ()
    fairer: Said


class ChecklistGroup(Closed):
    """A part of a checklist."""

    name: Said
    items: Items[Item]


class ChecklistList(Closed):
    """A checklist that several lessons may use."""

    id: Id
    groups: Annotated[tuple[ChecklistGroup, ...], Field(min_length=1)]


class Question(Closed):
    """A question for a conversation."""

    id: Id
    group: Topic
    ask: Said


class ScaleItem(Closed):
    """One statement of an assessment."""

    id: Id
    text: Said
    reversed: bool = False


class Scale(Closed):
    """Statements answered on the same numbers; `labels` say what the two ends mean."""

    id: Id
    name: Said
    from_: Annotated[int, Field(alias="from")]
    to: int
    labels: tuple[Said, Said]
    items: Annotated[tuple[ScaleItem, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def is_possible(self) -> Self:
        """The ends are apart, and the steps fit side by side on a phone."""
        if not 0 < self.to - self.from_ <= 10:
            raise PlacedError("`to` must be above `from`, by 10 at most", "to")
        return self


class Assessment(Closed):
    """A questionnaire, given in several waves.

    `counts` are whole numbers of the last `days` days; `retro` names the statements that the wave
    `retro` asks twice (all of them where it is left out).
    """

    id: Id
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    counts: tuple[Item, ...] = ()
    days: Annotated[int, Field(ge=1, le=90)] = 14
    retro: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def has_good_ids(self) -> Self:
        """Each id is there once, and `retro` names statements that there are."""
        statements = [item.id for scale in self.scales for item in scale.items]
        ids = [*statements, *(item.id for item in self.counts)]
        if twice := next((one for one in ids if ids.count(one) > 1), None):
            raise ValueError(f"two items have the id `{twice}`")
        if unknown := next((one for one in self.retro if one not in statements), None):
            raise PlacedError(f"`retro` names `{unknown}`, and no scale has it", "retro")
        return self


class Verbs(Closed):
    """First words of objectives, by level, and those that may not stand there."""

    levels: Mapping[str, tuple[Said, ...]]
    banned: tuple[Said, ...] = ()


class Framework(Closed):
    """A list of competencies, with where it comes from."""

    id: Id
    version: Said
    source: Said
    checked_on: Said
    codes: Mapping[str, str]


LISTS: Mapping[str, type[Closed]] = {
    "objections": Objection,
    "checklists": ChecklistList,
    "questions": Question,
    "script-rules": ScriptRule,
}
"""Banks that are a list of entries, each with an id."""
