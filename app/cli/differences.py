"""`flask curricula diff`: what differs between two editions, and whose work it touches."""

from contextlib import nullcontext
from pathlib import Path

import click
from flask import Flask
from flask.cli import NoAppException, ScriptInfo
from sqlalchemy.exc import OperationalError

from app.curriculum.changes import Changes, changes
from app.curriculum.library import Library
from app.curriculum.schema import Curriculum
from app.editions import touched


def told(old: str, new: str) -> list[str]:
    """Line by line: lessons, exercises, and the work in the database of this machine, if any."""
    before, after = edition(old), edition(new)
    found = changes(before, after)
    lines = [f"{before.id} {before.version} -> {after.id} {after.version}"]
    for change in (*found.lessons, *found.exercises):
        keys = f" ({', '.join(change.keys)})" if change.keys else ""
        lines.append(f"{change.what} {change.id}: {change.sort.value}{keys}")
    if not found:
        return [*lines, "Nothing that people see differs."]
    return lines + work(after.id, found)


def work(curriculum_id: str, found: Changes) -> list[str]:
    """How many pieces of work the change touches; nothing where there is no database."""
    app = loaded_app()
    if app is None:
        return []
    try:
        with app.app_context():
            counts = touched.touched(curriculum_id, found.touches)
    except OperationalError:  # a machine of an author: the tables were never made
        return []
    pieces = {name: "1 piece" if n == 1 else f"{n} pieces" for name, n in sorted(counts.items())}
    return [f"touches {many} of work on {name}" for name, many in pieces.items()]


def edition(named: str) -> Curriculum:
    """A folder, or `ID@VERSION` of what was frozen in the database of this machine."""
    if Path(named).is_dir():
        library, mistakes = Library.load(Path(named))
        for mistake in mistakes:
            click.echo(str(mistake))
        if mistakes or len(library.curricula) != 1:
            raise click.ClickException(f"{named} is not one curriculum without mistakes.")
        return library.curricula[0]
    name, _at, version = named.partition("@")
    app = loaded_app()
    with app.app_context() if app and version else nullcontext():
        found = touched.edition(name, version) if app and version else None
    if found is None:
        raise click.ClickException(f"{named} is neither a folder nor ID@VERSION of an edition.")
    return found


def loaded_app() -> Flask | None:
    """The site of this machine, where `flask` finds one beside it."""
    info = click.get_current_context().find_object(ScriptInfo)
    try:
        return info.load_app() if info else None
    except NoAppException:
        return None
