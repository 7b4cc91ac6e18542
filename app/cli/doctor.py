"""`flask doctor`: whether this installation is fit for real people."""

import click

from app.doctor.facts import gather
from app.doctor.findings import findings


@click.command()
@click.option("--deploy", is_flag=True, help="Exit with 1 when something grave is found.")
def doctor(*, deploy: bool) -> None:
    """Look at this installation and say what is wrong, each in a line with how to mend it."""
    found = findings(gather())
    for one in found:
        click.echo(f"{'✗' if one.grave else '·'} {one.code}: {one.words}")
    grave = sum(one.grave for one in found)
    click.echo("Nothing grave was found." if not grave else f"{grave} to mend.")
    if deploy and grave:
        raise SystemExit(1)
