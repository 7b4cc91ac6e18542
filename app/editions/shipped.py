"""What ships, as this installation read it last: a start that finds each file as it was reads none.

It is kept in the instance as JSON, under a digest of the files it was made of and of the code that
read them. What has a mistake is never kept, so it is read, and refused, again; nor is what shows
pictures, because they lie beside a value and not in it.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from flask import current_app

from app.curriculum import library
from app.curriculum.library import ROOT, Library
from app.curriculum.mistakes import Mistake
from app.curriculum.schema import Curriculum

READER = Path(library.__file__).parent


def shipped() -> tuple[Library, tuple[Mistake, ...]]:
    """The curricula that come with the house, and what is wrong with them."""
    if current_app.testing:
        return library.shipped()
    return kept_or_read(Path(current_app.instance_path) / "shipped.json")


@cache
def kept_or_read(path: Path) -> tuple[Library, tuple[Mistake, ...]]:
    """Once for each process."""
    key = key_of(files())
    if curricula := kept(path, key):
        return Library(tuple(curricula)), ()
    found, mistakes = library.shipped()
    if not mistakes and not any(one.pictures for one in found.curricula):
        keep(path, key, found.curricula)
    return found, mistakes


def files() -> Iterator[Path]:
    """Everything that what is read depends on."""
    yield from sorted(path for path in ROOT.rglob("*") if path.is_file())
    yield from sorted(READER.rglob("*.py"))


def key_of(paths: Iterator[Path]) -> str:
    """Another one as soon as a name or a byte is another."""
    digest = sha256(version("pydantic").encode())
    for path in paths:
        digest.update(f"\0{path}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def kept(path: Path, key: str) -> Sequence[Curriculum]:
    """What was kept under this very key; nothing where that is not so."""
    try:
        found = json.loads(path.read_bytes())
        if found["key"] != key:
            return ()
        return [Curriculum.model_validate(one) for one in found["curricula"]]
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def keep(path: Path, key: str, curricula: Sequence[Curriculum]) -> None:
    """For the next start; where nothing can be written, that one reads again."""
    own = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        own.write_text(json.dumps({"key": key, "curricula": [one.frozen() for one in curricula]}))
        own.replace(path)
