"""What all curricula share: entries that lessons name by id."""

from app.curriculum.items import Item, Items
from app.curriculum.closed import Closed


class Objection(Closed):
    """A sentence that stops people, and a fairer one to compare with after one's own."""

    id: str
    says: str
    sources: tuple[str, ...] = ()
    fairer: str


class ChecklistGroup(Closed):
    """A part of a checklist."""

    name: str
    items: Items[Item]


class ChecklistList(Closed):
    """A checklist that several lessons may use."""

    id: str
    groups: tuple[ChecklistGroup, ...]
