"""Load the curricula (provisional)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from app.curriculum.kinds import KINDS
from app.curriculum.schema import Curriculum

ROOT = Path(__file__).parents[2] / "curricula"
PIECE = re.compile(r"```exercise\n(.*?)```|^:::[ ]*(\w+)[ ]*(.*?)\n(.*?)^:::$", re.S | re.M)


@dataclass(frozen=True)
class Library:
    curricula: tuple[Curriculum, ...]

    @classmethod
    def load(cls, root: Path) -> tuple["Library", tuple[Any, ...]]:
        banks = root / "banks"
        found = [read(path.parent, banks) for path in sorted(root.glob("*/curriculum.yaml"))]
        return cls(tuple(found)), ()

    def curriculum(self, id: str) -> Curriculum | None:  # noqa: A002
        return next((one for one in self.curricula if one.id == id), None)


def yaml(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def read(folder: Path, banks: Path) -> Curriculum:
    keys = yaml((folder / "curriculum.yaml").read_text())
    keys.pop("format")
    names = keys["lessons"]
    keys["lessons"] = [lesson(folder, name, n, banks) for n, name in enumerate(names, start=1)]
    for entry in keys.get("calendar", []):
        entry["lesson"] = entry["lesson"].split("-", 1)[1]
    return Curriculum.model_validate(keys)


def lesson(folder: Path, name: str, number: int, banks: Path) -> dict[str, Any]:
    _, front, body = (folder / "lessons" / f"{name}.md").read_text().split("---\n", 2)
    keys = yaml(front)
    for entry in keys.get("evidence", []):
        entry["checked"] = str(entry["checked"])
    parts, at = [], 0
    for match in PIECE.finditer(body):
        prose(parts, body[at : match.start()])
        at = match.end()
        if match[1] is not None:
            parts.append({"kind": "exercise", "exercise": exercise(match[1], banks)})
        else:
            block = {"name": match[2], "title": match[3], "markdown": match[4]}
            parts.append({"kind": "block", **block})
    prose(parts, body[at:])
    return keys | {"number": number, "parts": parts}


def prose(parts: list[dict[str, Any]], text: str) -> None:
    if text.strip():
        parts.append({"kind": "prose", "markdown": text.strip()})


def exercise(text: str, banks: Path) -> dict[str, Any]:
    keys = yaml(text)
    uses = KINDS[keys["kind"]].banks
    if uses.get("from") == "objections":
        bank = {row["id"]: row for row in yaml((banks / "objections.en.yaml").read_text())}
        keys["objections"] = [bank[name] for name in keys.get("from", [])]
    if uses.get("from") == "checklists" and "from" in keys:
        bank = {row["id"]: row for row in yaml((banks / "checklists.en.yaml").read_text())}
        keys["groups"] = bank[keys["from"]]["groups"]
    return dict(keys)


@cache
def shipped() -> tuple[Library, tuple[Any, ...]]:
    return Library.load(ROOT)
