"""The banks of a folder, read and checked."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.curriculum.asks.examples import untrue
from app.curriculum.asks.rules import ScriptRule
from app.curriculum.banks import LISTS, Assessment, Framework, Verbs
from app.curriculum.closed import Closed
from app.curriculum.documents import Document, Place, read_text, read_yaml
from app.curriculum.examples import EXAMPLES
from app.curriculum.explain import explain
from app.curriculum.mistakes import Mistake


@dataclass
class Shelf:
    """All banks: entries by id, and what is wrong with the files."""

    lists: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Bank → id → entry."""
    verbs: Verbs = field(default_factory=lambda: Verbs(levels={}))
    frameworks: dict[str, Framework] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def entries(self, bank: str) -> dict[str, Any]:
        """Those of a bank; none for a bank that is not there."""
        return self.lists.get(bank, {})


def fallen_back(shelf: Shelf, base: Shelf) -> Shelf:
    """What `shelf` has, and of what it has not, what `base` has."""
    forms = base.entries("assessments") | shelf.entries("assessments")
    return Shelf(
        base.lists | shelf.lists | ({"assessments": forms} if forms else {}),
        shelf.verbs if shelf.verbs.levels else base.verbs,
        base.frameworks | shelf.frameworks,
        shelf.mistakes,
    )


def read_shelf(folder: Path, name: str, language: str = "en") -> Shelf:
    """Read `folder`; `name` is what its files are called in mistakes."""
    shelf = Shelf()
    for bank, model in (*LISTS.items(), *EXAMPLES.items()):
        path = folder / f"{bank}.{language}.yaml"
        if path.exists():
            shelf.lists[bank] = read_list(path, f"{name}/{path.name}", model, shelf)
    verbs = folder / f"verbs.{language}.yaml"
    if verbs.exists():
        found = read_one(verbs, f"{name}/{verbs.name}", Verbs, shelf)
        shelf.verbs = found if isinstance(found, Verbs) else shelf.verbs
    for path in sorted((folder / "competencies").glob("*.yaml")):
        framework = read_one(path, f"{name}/competencies/{path.name}", Framework, shelf)
        if isinstance(framework, Framework):
            shelf.frameworks[framework.id] = framework
    for path in sorted((folder / "assessments").glob(f"*.{language}.yaml")):
        form = read_one(path, f"{name}/assessments/{path.name}", Assessment, shelf)
        if isinstance(form, Assessment):
            shelf.lists.setdefault("assessments", {})[form.id] = form
    return shelf


def open_file(path: Path, name: str, shelf: Shelf) -> Document:
    """A document, with what is wrong noted."""
    text, mistakes = read_text(path, name)
    shelf.mistakes += mistakes
    document = read_yaml(text, Place(name)) if text else Document(Place(name))
    shelf.mistakes += document.mistakes
    return document


def read_list(path: Path, name: str, model: type[Closed], shelf: Shelf) -> dict[str, Any]:
    """A bank that is a list; two entries of one id are a mistake at the second."""
    document = open_file(path, name, shelf)
    if document.node is None:
        if not document.mistakes and not shelf.mistakes:
            shelf.mistakes.append(document.wrong((), "empty", "this bank is empty"))
        return {}
    values = document.values
    if not isinstance(values, list):
        shelf.mistakes.append(document.wrong((), "list-type", "this bank wants a list of entries"))
        return {}
    found: dict[str, Any] = {}
    for number, value in enumerate(values):
        entry = checked(value, model, document, (number,), shelf)
        if entry is None:
            continue
        if entry.id in found:
            words = f"`{entry.id}` is the id of an entry above"
            shelf.mistakes.append(document.wrong((number, "id"), "duplicate-id", words))
        found.setdefault(entry.id, entry)
        if isinstance(entry, ScriptRule):
            shelf.mistakes += [
                document.wrong((number, *steps), "example", words) for steps, words in untrue(entry)
            ]
    return found


def read_one(path: Path, name: str, model: type[Closed], shelf: Shelf) -> Closed | None:
    """A bank that is one value."""
    document = open_file(path, name, shelf)
    return None if document.node is None else checked(document.values, model, document, (), shelf)


def checked(
    value: Any, model: type[Closed], document: Document, steps: tuple[int, ...], shelf: Shelf
) -> Any:
    """The entry, or None with its mistakes noted."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        shelf.mistakes += explain(document, error, model, steps)
        return None
