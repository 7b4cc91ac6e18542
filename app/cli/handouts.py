"""Sheets without a server: what an author or a counselor prints from a checkout alone."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol, TypeVar, cast

import click
from flask import Flask

from app import sheets, wording
from app.cli.proofs import faults
from app.core import config, look, pages, pdf
from app.core.extensions import babel
from app.curriculum.library import shipped
from app.curriculum.schema import Curriculum
from app.sheets import Sheet

NAME = "Acquaint"
"""At the foot, where a center's own sheets have the center's name."""
PAPERS: tuple[pdf.Paper, ...] = ("a4", "letter")


class Named(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """Unique among its own."""


Thing = TypeVar("Thing", bound=Named)


@click.group()
def handouts() -> None:
    """Worksheets and lesson handouts as PDF."""


@handouts.command()
@click.argument("curriculum")
@click.argument("lesson")
@click.argument("exercise", required=False)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="letter", show_default=True)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The file to write the PDF to."
)
def render(curriculum: str, lesson: str, exercise: str | None, paper: str, out: Path) -> None:
    """Write LESSON of CURRICULUM, or only its EXERCISE, as a blank sheet. All three are ids."""
    refuse_broken_curricula()
    with typesetter().app_context():
        html = sheets.set_in_html(sheet_of(curriculum, lesson, exercise))
    try:
        made = pdf.print_pdf(html, cast("pdf.Paper", paper))
        out.write_bytes(made.pdf)
    except pdf.PdfError as error:
        raise click.ClickException(f"The PDF could not be made: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written: {error.strerror}") from error
    click.echo(f"{out}: {made.pages} page{'s' * (made.pages != 1)}")


@handouts.command()
@click.argument("curriculum", required=False)
def check(curriculum: str | None) -> None:
    """Lay out every blank sheet and every lesson of CURRICULUM (an id; all that ship if left out)
    on A4 and on Letter, and say what does not hold, one a line: more pages than its content fills,
    a page with next to nothing on it, a field or a row that goes on overleaf, a heading at the foot
    of a page, less room to write than asked for. Filled sheets, words that run over an edge and
    looks are not measured: `render` shows them.
    """
    refuse_broken_curricula()
    there = shipped()[0].curricula
    chosen = [one_of(there, curriculum, "curriculum")] if curriculum else list(there)
    count = found = 0
    with typesetter().app_context():
        for name, sheet in sheets_of(chosen):
            html = sheets.set_in_html(sheet)
            for paper in PAPERS:
                count += 1
                for fault in faults(pdf.measure(html, paper)):
                    found += 1
                    click.echo(f"{name} ({paper}): {fault}")
    if found:
        raise SystemExit(1)
    click.echo(f"No mistakes: {count} sheets.")


def sheets_of(curricula: Iterable[Curriculum]) -> Iterator[tuple[str, Sheet]]:
    """Each lesson as a handout and each exercise on its sheet, named as `render` names it."""
    for curriculum in curricula:
        for lesson in curriculum.lessons:
            place = f"{curriculum.id} {lesson.id}"
            yield place, sheets.handout(curriculum, lesson, center=NAME)
            for exercise in lesson.exercises:
                yield f"{place} {exercise.id}", sheets.worksheet(curriculum, exercise, center=NAME)


def typesetter() -> Flask:
    """As much of the app as a sheet needs: templates and language, and nothing that is kept."""
    app = Flask("app", template_folder=str(config.ROOT / "templates"))
    for part in (babel, pages, look, wording):
        part.init_app(app)
    return app


def refuse_broken_curricula() -> None:
    """Say every mistake of the shipped curricula, and go no further."""
    mistakes = shipped()[1]
    for mistake in mistakes:
        click.echo(str(mistake), err=True)
    if mistakes:
        raise click.ClickException("The curricula have mistakes (above).")


def sheet_of(curriculum_id: str, lesson_id: str, exercise_id: str | None) -> Sheet:
    """What these ids mean. Raises ClickException for one that is not there."""
    curriculum = one_of(shipped()[0].curricula, curriculum_id, "curriculum")
    lesson = one_of(curriculum.lessons, lesson_id, "lesson")
    if exercise_id is None:
        return sheets.handout(curriculum, lesson, center=NAME)
    exercise = one_of(lesson.exercises, exercise_id, "exercise")
    return sheets.worksheet(curriculum, exercise, center=NAME)


def one_of(things: Iterable[Thing], wanted: str, what: str) -> Thing:
    """The thing with this id, or an error that names the nearest, or all there are."""
    there = {thing.id: thing for thing in things}
    if wanted in there:
        return there[wanted]
    near = get_close_matches(wanted, there, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There is: {', '.join(there)}."
    raise click.ClickException(f"No {what} has the id {wanted!r}. {hint}")
