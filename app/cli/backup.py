"""`flask backup …`: a copy that can be put back, and putting it back."""

from pathlib import Path

import click
from flask.cli import AppGroup

from app.belongings.erasing import erase_again, sweep_file
from app.core import config, copies
from app.core.db import db, migrate

backup = AppGroup("backup", help="Copy the database, and put a copy back.")


@backup.command("make")
@click.option("--keep", default=14, type=click.IntRange(1), help="How many of the newest stay.")
def make(keep: int) -> None:
    """Copy the database into the instance's folder backups, while the site runs or not."""
    try:
        made = copies.make(config.instance_folder() / "backups", keep=keep)
    except copies.CopyError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{made.name}: {made.stat().st_size:,} bytes, read again and sound.")


@backup.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, *, yes: bool) -> None:
    """Put FILE in the place of the database. Stop the site first.

    What was there stays beside it as acquaint.db.before. Whoever was erased since the copy was
    made is erased again.
    """
    if not yes:
        click.confirm("Is the site stopped, and shall this copy take its place?", abort=True)
    try:
        copies.put_back(file)
    except copies.CopyError as error:
        raise click.ClickException(str(error)) from error
    migrate()
    forgotten = erase_again(config.instance_folder())
    db.session.commit()
    sweep_file()
    click.echo(f"{file.name} is in place. Erased again: {forgotten}.")


@backup.command("forget")
def forget() -> None:
    """After putting a copy back by other means: erase again whoever was erased since."""
    forgotten = erase_again(config.instance_folder())
    db.session.commit()
    sweep_file()
    click.echo(f"Erased again: {forgotten}.")
