"""What people have met of a curriculum: `published.yaml`, written by `publish`, kept for good.

Answers point at exercises by id, so an id that people have met stays, with its kind, or is named
under `retired`; and whatever reaches people under a version stays what it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError
from ruamel.yaml import YAML

from app.curriculum.closed import Closed
from app.curriculum.documents import Document, Place, read_text, read_yaml
from app.curriculum.explain import explain
from app.curriculum.mistakes import Mistake
from app.curriculum.schema import Curriculum, Version
from app.curriculum.written import DAY

NAME = "published.yaml"


class Publication(Closed):
    """One version as it went out."""

    version: Version
    digest: str
    on: Annotated[str, Field(pattern=DAY)]
    exercises: Mapping[str, str]
    """Exercise id → kind."""


def read_publications(folder: Path, prefix: str) -> tuple[list[Publication], list[Mistake]]:
    """What was published, oldest first; none where nothing was."""
    path, name = folder / NAME, f"{prefix}{NAME}"
    if not path.exists():
        return [], []
    text, mistakes = read_text(path, name)
    document = read_yaml(text, Place(name))
    mistakes += document.mistakes
    values = document.values if isinstance(document.values, list) else []
    if document.node is not None and not isinstance(document.values, list):
        mistakes.append(document.wrong((), "list-type", "this file wants a list of versions"))
    found = []
    for number, value in enumerate(values):
        try:
            found.append(Publication.model_validate(value))
        except ValidationError as error:
            mistakes += explain(document, error, Publication, (number,))
    return found, mistakes


def check_published(
    curriculum: Curriculum,
    document: Document,
    publications: Sequence[Publication],
    places: Mapping[str, Mistake],
) -> Iterator[Mistake]:
    """Ids stay; versions stay. `places` has, for each id, where it stands in its file."""
    now = {exercise.id: exercise.kind for exercise in curriculum.exercises}
    retired = {one.id for one in curriculum.retired}
    met = {name: kind for one in publications for name, kind in one.exercises.items()}
    for name, kind in met.items():
        if name not in now and name not in retired:
            words = f"people have met the exercise `{name}`, and it is gone: name it here"
            yield document.wrong(("retired",), "lost-id", words)
        elif name in now and now[name] != kind:
            words = f"people have met `{name}` as a `{kind}`; a new kind wants a new id"
            yield placed(places[name], "changed-kind", words)
    for name in sorted(retired & set(now)):
        words = f"`{name}` is retired; its id cannot be used again"
        yield placed(places[name], "retired-id", words)
    yield from check_version(curriculum, document, publications)


def check_version(
    curriculum: Curriculum, document: Document, publications: Sequence[Publication]
) -> Iterator[Mistake]:
    """What is out stays what it was, and what comes next is higher."""
    for one in publications:
        if one.version == curriculum.version and one.digest != curriculum.digest:
            words = f"{one.version} was published on {one.on} with other content"
            words += " (here, or in the banks that it takes from); raise `version`"
            yield document.wrong(("version",), "published-version", words)
    newest = max((one.version for one in publications), key=counted, default=curriculum.version)
    is_out = any(one.version == curriculum.version for one in publications)
    if not is_out and counted(curriculum.version) < counted(newest):
        words = f"{newest} is out already; `version` must be higher"
        yield document.wrong(("version",), "published-version", words)


def counted(version: str) -> tuple[int, ...]:
    """`1.10.0` comes after `1.9.0`."""
    return tuple(map(int, version.split(".")))


def placed(where: Mistake, code: str, words: str) -> Mistake:
    """Another mistake at the same place."""
    return Mistake(where.path, where.line, where.column, code, words)


def publish(curriculum: Curriculum, folder: Path, *, on: str) -> bool:
    """Add this version to `published.yaml`; false when it stands there already."""
    there = read_publications(folder, "")[0]
    if any(one.version == curriculum.version for one in there):
        return False
    (folder / NAME).write_text(written([*there, publication(curriculum, on=on)]), encoding="utf-8")
    return True


def publication(curriculum: Curriculum, *, on: str) -> Publication:
    """What people meet of this version."""
    return Publication(
        version=curriculum.version,
        digest=curriculum.digest,
        on=on,
        exercises={exercise.id: exercise.kind for exercise in curriculum.exercises},
    )


def written(publications: Sequence[Publication]) -> str:
    """As `published.yaml` has them."""
    out, writer = StringIO(), YAML()
    writer.width = 100
    out.write("# Written when a version is published. Change nothing here by hand.\n")
    writer.dump([one.model_dump(mode="json") for one in publications], out)
    return out.getvalue()


def publications_in(text: str) -> list[Publication]:
    """Those of a file that is right; none of one that is not."""
    values = read_yaml(text, Place(NAME)).values
    try:
        return [Publication.model_validate(value) for value in values or []]
    except (ValidationError, TypeError):
        return []
