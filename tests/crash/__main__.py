"""`script/crash`: kill the whole site at random instants; nothing that was acknowledged is lost."""

import sys
import tempfile
from pathlib import Path
from random import Random, randrange

import click

from tests.crash.rounds import FAULTY, SOUND, Round, run
from tests.support.live import Site

HEAD = f"{'round':>5} {'typed for':>9} {'saves tried':>12} {'acknowledged':>13} {'lost':>5}  state"


@click.command()
@click.option("--rounds", default=20, show_default=True, help="How often everything is killed.")
@click.option("--seed", default=None, type=int, help="Kill at the same instants again.")
@click.option(
    "--negative-control",
    "is_faulty",
    is_flag=True,
    help="Serve a site that acknowledges before it commits: this must report losses.",
)
def main(rounds: int, seed: int | None, *, is_faulty: bool) -> None:
    """Kill the whole site at random instants while two people type; count what is lost."""
    seed = randrange(10**6) if seed is None else seed
    what = "that acknowledges too early" if is_faulty else "as it is"
    click.echo(f"The site {what}, {rounds} rounds, seed {seed}\n{HEAD}")
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder), app=FAULTY if is_faulty else SOUND, with_worker=True)
        site.set_up()
        done = []
        for one in run(site, rounds, Random(seed)):
            done.append(one)
            click.echo(line(len(done), one))
    sys.exit(total(done))


def line(number: int, one: Round) -> str:
    figures = f"{one.tries:>12} {one.acknowledged:>13} {one.lost:>5}"
    return f"{number:>5} {one.seconds:>8.2f}s {figures}  {'; '.join(one.faults) or 'good'}"


def total(done: list[Round]) -> int:
    """Say it in one line; 0 is good."""
    acknowledged, lost = sum(one.acknowledged for one in done), sum(one.lost for one in done)
    sound = sum(not one.faults for one in done)
    click.echo(
        f"{len(done)} kills, {acknowledged} saves acknowledged, {lost} lost; "
        f"database and answers good after {sound} of {len(done)}"
    )
    return int(not all(one.is_good for one in done))


main()
