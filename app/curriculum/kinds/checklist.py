"""Lines to tick, each with room for a note.

Stored: `done`, an array of the ticked items' ids · `notes`, an object of texts by item id.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from wtforms import StringField

from app.curriculum.banks import ChecklistGroup
from app.curriculum.closed import ID
from app.curriculum.items import Item
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.grids import options_of
from app.curriculum.kinds.fields.inputs import Part, SomeOf, at_most
from app.curriculum.kinds.fields.values import as_list, as_mapping, as_text, line_of
from app.curriculum.phrases import _, spoken

NOTE = 300
"""Characters of a note."""


@dataclass(frozen=True)
class Ticked:
    """One item as it stands in an answers document."""

    item: Item
    is_done: bool
    note: str


class Spec(Exercise):
    """`groups`, or `from`: a checklist of the bank, whose groups the loader puts in."""

    kind: Literal["checklist"]
    from_: str | None = Field(default=None, alias="from", pattern=ID)
    groups: tuple[ChecklistGroup, ...] = ()

    banks: ClassVar[Mapping[str, str]] = {"from": "checklists"}

    @model_validator(mode="after")
    def has_items(self) -> Self:
        """There is something to tick, and each id is there once in the whole list."""
        if not self.groups and self.from_ is None:
            raise ValueError("give `groups`, or the id of a checklist in `from`")
        ids = [item.id for item in self.items]
        if twice := next((one for one in ids if ids.count(one) > 1), None):
            raise ValueError(
                f"two items have the id `{twice}`: give one of them an `id` of its own"
            )
        return self

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything there is to tick, in order."""
        return tuple(item for group in self.groups for item in group.items)

    def fields(self) -> Mapping[str, Any]:
        notes = {
            item.id: StringField(_("Note: %(item)s", item=spoken(item.text)), [at_most(NOTE)])
            for item in self.items
        }
        return {
            "done": SomeOf(_("What is done"), options=options_of(self.items)),
            "notes": Part(_("Notes"), parts=notes),
        }

    def ticked(self, group: ChecklistGroup, answers: object) -> Iterator[Ticked]:
        """A group's items with their ticks and notes."""
        kept = as_mapping(answers)
        done, notes = as_list(kept.get("done")), as_mapping(kept.get("notes"))
        for item in group.items:
            yield Ticked(item, item.id in done, as_text(notes.get(item.id)))

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        if any(t.is_done or t.note for group in self.groups for t in self.ticked(group, answers)):
            return {}
        return {"done": _("Tick at least one line, or write in a note what stands in the way.")}

    def one_line(self, answers: Mapping[str, Any]) -> str:
        lines = [t for group in self.groups for t in self.ticked(group, answers)]
        done = sum(line.is_done for line in lines)
        if not done and not any(line.note for line in lines):
            return ""
        count = _("%(done)s of %(all)s ticked", done=done, all=len(lines))
        return line_of([count, *(line.note for line in lines)])
