"""Make an instance ready to serve: folders, tables, frozen curricula, and the demo if asked."""

import gc
from pathlib import Path

import click
from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from app import demo, revisions
from app.centers.first.service import has_center, open_first_start
from app.core import config
from app.core import db as database
from app.core.db import alembic, db
from app.editions.shipped import shipped
from app.models import Center, Purpose
from app.users.mails import link_to


@click.command("set-up")
@click.option("--demo", "with_demo", is_flag=True, help="Load two example centers.")
def set_up(*, with_demo: bool) -> None:
    """Bring this instance up to date; say in one line what keeps it from being so."""
    refuse_broken_curricula()
    refuse_the_other_kind(with_demo=with_demo)
    try:
        refuse_newer_database()
        database.migrate()
        if with_demo:
            make_demo()
        for curriculum in shipped()[0].curricula:
            revisions.freeze(curriculum)
        db.session.commit()
    except DatabaseError as error:
        why = str(error.orig).splitlines()[0]
        raise click.ClickException(f"The database does not answer: {why}") from error
    click.echo(demo.sign_ins() if with_demo else first_words())


def first_words() -> str:
    """Where the first center is made; nothing once there is one."""
    if has_center():
        return "This installation is up to date."
    link = link_to(Purpose.FIRST_START, open_first_start())
    db.session.commit()
    return f"There is no center yet. Make the first one here, within 30 minutes:\n  {link}"


def refuse_broken_curricula() -> None:
    """Say every mistake of the shipped curricula, and go no further."""
    mistakes = shipped()[1]
    for mistake in mistakes:
        click.echo(str(mistake))
    if mistakes:
        raise click.ClickException(f"The curricula have {len(mistakes)} mistakes (above).")


def marker() -> Path:
    """Says that an instance is a demo."""
    return config.instance_folder() / "demo"


def refuse_the_other_kind(*, with_demo: bool) -> None:
    """The demo has known passwords: it and real people never share an instance."""
    if marker().exists() and not with_demo:
        raise click.ClickException(
            f"{marker().parent} holds the demo. Serve it with --demo, or name another folder in"
            " ACQUAINT_INSTANCE."
        )


def make_demo() -> None:
    """Into an empty database only; an instance is marked before anything is in it."""
    if marker().exists():
        demo.load()
        return
    if db.session.scalars(select(Center.id)).first() is not None:
        raise click.ClickException(
            f"{marker().parent} holds a real installation. Name another folder in ACQUAINT_INSTANCE"
            " for the demo, and another database if DATABASE_URL names one."
        )
    marker().touch(mode=0o600)
    current_app.config["DEMO"] = True
    gc.freeze()  # the curricula stay: the collector need not go through them again and again
    demo.load()


def refuse_newer_database() -> None:
    """A database that a later release has changed is left alone."""
    known = {revision.revision for revision in alembic.script_directory.walk_revisions()}
    there = set(alembic.migration_context.get_current_heads())
    if there - known:
        raise click.ClickException(
            "The database is newer than this code. Serve it with the release that changed it, or"
            " restore the backup from before."
        )
