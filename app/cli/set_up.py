"""Make an instance ready to serve: folders, tables, frozen curricula, and the demo if asked."""

import click
from flask import current_app
from sqlalchemy.exc import DatabaseError

from app import demo, revisions
from app.core import config
from app.core import db as database
from app.core.db import alembic, db
from app.curriculum.library import shipped


@click.command("set-up")
@click.option("--demo", "with_demo", is_flag=True, help="Load two example centers.")
def set_up(*, with_demo: bool) -> None:
    """Bring this instance up to date; say in one line what keeps it from being so."""
    refuse_broken_curricula()
    refuse_mixing(with_demo=with_demo)
    try:
        refuse_newer_database()
        database.migrate()
        for curriculum in shipped()[0].curricula:
            revisions.freeze(curriculum)
        db.session.commit()
        if with_demo:
            demo.load()
    except DatabaseError as error:
        why = str(error.orig).splitlines()[0]
        raise click.ClickException(f"The database does not answer: {why}") from error
    if with_demo:
        click.echo(demo.sign_ins())


def refuse_broken_curricula() -> None:
    """Say every mistake of the shipped curricula, and go no further."""
    mistakes = shipped()[1]
    for mistake in mistakes:
        click.echo(str(mistake))
    if mistakes:
        raise click.ClickException(f"The curricula have {len(mistakes)} mistakes (above).")


def refuse_mixing(*, with_demo: bool) -> None:
    """The demo has known passwords: it and real people never share an instance."""
    marker = config.instance_folder() / "demo"
    database_there = (config.instance_folder() / "acquaint.db").exists()
    if marker.exists() and not with_demo:
        raise click.ClickException(
            f"{marker.parent} holds the demo. Serve it with --demo, or name another folder in"
            " ACQUAINT_INSTANCE."
        )
    if with_demo and not marker.exists():
        if database_there:
            raise click.ClickException(
                f"{marker.parent} holds a real installation. Name another folder in"
                " ACQUAINT_INSTANCE for the demo."
            )
        marker.touch(mode=0o600)
        current_app.config["DEMO"] = True


def refuse_newer_database() -> None:
    """A database that a later release has changed is left alone."""
    known = {revision.revision for revision in alembic.script_directory.walk_revisions()}
    there = set(alembic.migration_context.get_current_heads())
    if there - known:
        raise click.ClickException(
            "The database is newer than this code. Serve it with the release that changed it, or"
            " restore the backup from before."
        )
