"""Items that answers point at: text with an id, by which the answer is stored."""

import re
import unicodedata
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator

from app.curriculum.closed import Closed, PlacedError


class Item(Closed):
    """An option, a checklist line, a rung: answers are stored by its id."""

    id: str
    text: str


def id_from(text: str) -> str:
    """The words of `text` as an id: `Old friends, first` → `old-friends-first`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "item"


def named(item: Any) -> Any:
    """An item with keys of its own that says no id gets it from its text."""
    if isinstance(item, dict) and "id" not in item and isinstance(item.get("text"), str):
        return {"id": id_from(item["text"])} | item
    return item


def with_ids(items: Any) -> Any:
    """Give texts their ids; raises ValueError naming two that are alike."""
    if not isinstance(items, (list, tuple)):
        return items
    found = [
        {"id": id_from(item), "text": item} if isinstance(item, str) else named(item)
        for item in items
    ]
    seen: set[str] = set()
    for place, item in enumerate(found):
        name = item.get("id") if isinstance(item, dict) else getattr(item, "id", None)
        if isinstance(name, str) and name.lower() in seen:
            words = f"two items are called `{name}`; give one of them an id of its own"
            raise PlacedError(words, place)
        seen.add(str(name).lower())
    return found


AnyItem = TypeVar("AnyItem", bound=Item)
Items = Annotated[tuple[AnyItem, ...], BeforeValidator(with_ids)]
"""`Items[Item]`, or of a kind of item with keys of its own."""
