"""Items that answers point at: text with an id, by which the answer is stored."""

import re
import unicodedata
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ConfigDict, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from app.curriculum.closed import Closed, PlacedError


def without_id(schema: dict[str, Any]) -> None:
    """Authors may leave the id out: the text gives it."""
    schema["required"] = [name for name in schema.get("required", ()) if name != "id"]


class Item(Closed):
    """An option, a checklist line, a rung: answers are stored by its id."""

    model_config = ConfigDict(json_schema_extra=without_id)

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


class OrText:
    """For editors: each item may be a text alone."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The list's schema, with texts among what may stand in it."""
        schema = handler(core)
        return schema | {"items": {"anyOf": [{"type": "string"}, schema["items"]]}}


AnyItem = TypeVar("AnyItem", bound=Item)
Items = Annotated[tuple[AnyItem, ...], BeforeValidator(with_ids), OrText()]
"""`Items[Item]`, or of a kind of item with keys of its own."""
