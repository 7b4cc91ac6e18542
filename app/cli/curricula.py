"""`flask curricula …`: for authors; needs no instance, no database and no secret.

What needs the web (`preview`) or looks into a database (`diff`) is imported when asked for.
"""

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from app.core import clock
from app.curriculum.banks import LISTS, Assessment, Framework, Verbs
from app.curriculum.beginning import begin
from app.curriculum.checks.words import learner_reading, quoted
from app.curriculum.closed import ID
from app.curriculum.documents import read_text
from app.curriculum.examples import EXAMPLES
from app.curriculum.kinds import KINDS
from app.curriculum.library import MAIN, ROOT, Library
from app.curriculum.pieces import cut
from app.curriculum.published import publish as write_publication
from app.curriculum.reading import MADE
from app.curriculum.schema import Curriculum, CurriculumFile, LessonKeys

SEE_LIST = "`flask curricula list` names those that there are."


@click.group()
def curricula() -> None:
    """Check and look at curricula."""


@curricula.command()
@click.argument("path", required=False, type=click.Path(exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print the mistakes as a JSON list.")
def check(path: str | None, *, as_json: bool) -> None:
    """Read PATH (one curriculum, or a folder of them; the shipped ones if left out) and say every
    mistake, one a line: path:line:column: message.
    """
    library, mistakes = Library.load(Path(path) if path else ROOT)
    if as_json:
        click.echo(json.dumps([mistake.as_dict() for mistake in mistakes], ensure_ascii=False))
    else:
        for mistake in mistakes:
            click.echo(str(mistake))
    if mistakes:
        raise SystemExit(1)
    if not as_json:
        click.echo(summary(library))


def summary(library: Library) -> str:
    """What was read, in one line."""
    lessons = sum(len(one.lessons) for one in library.curricula)
    exercises = sum(len(one.exercises) for one in library.curricula)
    count = len(library.curricula)
    parts = [(count, "curricula"), (lessons, "lessons"), (exercises, "exercises")]
    return f"No mistakes: {', '.join(counted(*part) for part in parts)}."


def counted(number: int, many: str) -> str:
    """As `1 lesson`, `2 lessons`."""
    one = {"curricula": "curriculum"}.get(many, many.removesuffix("s"))
    return f"{number} {one if number == 1 else many}"


@curricula.command("list")
def list_all() -> None:
    """Name the shipped curricula."""
    for one in Library.load(ROOT)[0].curricula:
        click.echo(f"{one.id}  {one.version}  {one.shape}  {one.title}")


@curricula.command()
@click.argument("name", metavar="ID")
def show(name: str) -> None:
    """Show what is in a shipped curriculum."""
    library, _mistakes = Library.load(ROOT)
    found = library.curriculum(name)
    if found is None:
        known = ", ".join(one.id for one in library.curricula)
        raise click.ClickException(f"There is no curriculum `{name}`. There are: {known}.")
    click.echo(described(found))


def described(found: Curriculum) -> str:
    """Lessons and exercises, line by line."""
    lines = [
        f"{found.title} {found.version} ({found.language}, {found.license})",
        found.summary,
        "",
    ]
    for lesson in found.lessons:
        minutes = f"{lesson.minutes.teach}+{lesson.minutes.do} minutes"
        lines.append(f"{lesson.number} {lesson.title} [{lesson.id}], {minutes}")
        for place, exercise in enumerate(lesson.exercises, start=1):
            what = f"{exercise.kind}, {exercise.minutes} minutes, trains {exercise.trains}"
            lines.append(f"  {lesson.number}.{place} {exercise.title} [{exercise.id}], {what}")
    return "\n".join(lines)


@curricula.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
def publish(path: Path) -> None:
    """Write down in PATH/published.yaml what people meet of this version; refused with mistakes."""
    library, mistakes = Library.load(path)
    for mistake in mistakes:
        click.echo(str(mistake))
    if mistakes:
        raise SystemExit(1)
    [found] = library.curricula
    new = write_publication(found, path, on=f"{clock.now():%Y-%m-%d}")
    click.echo(f"{found.id} {found.version} is {'published' if new else 'published already'}.")


@curricula.command()
@click.argument("path", type=click.Path(exists=False, path_type=Path))
def new(path: Path) -> None:
    """Make a small curriculum at PATH that passes the check, to begin from."""
    if path.exists():
        raise click.ClickException(f"{path} is there already. Name a new folder.")
    if not re.fullmatch(ID, path.name):
        words = "small letters, digits and hyphens, as ask-well"
        raise click.ClickException(f"A curriculum's folder is named like its id: {words}.")
    begin(path)
    click.echo(f"Made {path}. Now: flask curricula check {path}")


@curricula.command()
@click.argument("old")
@click.argument("new")
def diff(old: str, new: str) -> None:
    """Say what differs between two editions, each a folder or ID@VERSION, and what it touches."""
    for line in import_module("app.cli.differences").told(old, new):
        click.echo(line)


@curricula.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--port", default=8100, type=click.IntRange(1, 65535))
def preview(path: Path, port: int) -> None:
    """Serve one curriculum's folder on this machine, as participants, leaders and paper see it."""
    click.echo(f"Preview of {path}: http://127.0.0.1:{port} (Ctrl+C ends it)")
    import_module("app.cli.previewing").serve(path, port)


@curricula.command()
@click.argument("name", metavar="PATH|ID")
def words(name: str) -> None:
    """Say how hard each lesson is to read (Flesch-Kincaid grade), and its hardest sentences.

    PATH is a curriculum's folder, ID that of a shipped one.
    """
    folder = next((one for one in (Path(name), ROOT / name) if (one / MAIN).is_file()), None)
    if folder is None:
        raise click.ClickException(f"There is no curriculum `{name}`. {SEE_LIST}")
    for path in sorted((folder / "lessons").glob("*.md")):
        reading = learner_reading(cut(read_text(path, path.name)[0], path.name))
        click.echo(f"{path.stem}: {reading.words} words, grade {reading.grade:.1f}")
        for sentence in reading.hardest():
            click.echo(f"  {quoted(sentence)}")


@curricula.command()
@click.argument(
    "what", default="curriculum", type=click.Choice(["curriculum", "lesson", "exercise", "bank"])
)
def schema(what: str) -> None:
    """Print the JSON Schema of a file, so that editors complete and underline."""
    click.echo(json.dumps(SCHEMAS[what](), indent=2, ensure_ascii=False))


def any_of(models: dict[str, Any]) -> dict[str, Any]:
    """A schema that is one of several, each under its name."""
    parts: list[dict[str, Any]] = []
    definitions: dict[str, Any] = {}
    for name, model in models.items():
        where = f"#/$defs/{name}.{{model}}"  # two of them may call different things alike
        made = TypeAdapter(model).json_schema(by_alias=True, ref_template=where)
        inner = made.pop("$defs", {})
        definitions |= {f"{name}.{part}": schema for part, schema in inner.items()}
        parts.append(made | {"title": name})
    return {"anyOf": parts, "$defs": definitions}


def exercises() -> dict[str, Any]:
    """Of every kind, without the keys that reading fills in."""
    whole = any_of(dict(KINDS))
    for kind, part in zip(KINDS.values(), whole["anyOf"], strict=True):
        for key in MADE | set(kind.gathers.values()):
            part["properties"].pop(key, None)
    return whole


SCHEMAS: dict[str, Any] = {
    "curriculum": CurriculumFile.model_json_schema,
    "lesson": LessonKeys.model_json_schema,
    "exercise": exercises,
    "bank": lambda: any_of(
        {name: tuple[model, ...] for name, model in {**LISTS, **EXAMPLES}.items()}  # type: ignore[valid-type]
        | {"verbs": Verbs, "framework": Framework, "assessment": Assessment}
    ),
}
