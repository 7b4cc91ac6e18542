"""What all curricula share: entries that lessons name by id. One model for each bank."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from app.curriculum.closed import ID, Closed
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
    group: Literal["company", "field", "work", "path", "me"]
    ask: Said


class ScaleItem(Closed):
    """One statement of an assessment."""

    id: Id
    text: Said
    reversed: bool = False


class Scale(Closed):
    """Statements answered on the same numbers."""

    id: Id
    from_: Annotated[int, Field(alias="from")]
    to: int
    items: Annotated[tuple[ScaleItem, ...], Field(min_length=1)]


class Assessment(Closed):
    """A questionnaire, given in several waves."""

    id: Id
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]


class ScriptRule(Closed):
    """A rule of the ask check: what it finds, why it matters, one rewrite."""

    id: Id
    severity: Literal["stop", "warn", "note"]
    says: Said
    why: Said
    source: str = ""
    rewrite: Said
    when: Mapping[str, Any] = {}
    find: Mapping[str, Any]
    except_: Annotated[Mapping[str, Any] | None, Field(alias="except")] = None


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
