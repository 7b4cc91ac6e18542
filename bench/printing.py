"""Sheets: ours against the same HTML in a warm typesetter of this process; kept against made."""

from collections.abc import Iterator
from pathlib import Path

from app import sheets
from app.core.pdf import kept_pdf, press, render_pdf
from app.curriculum.library import shipped
from app.press import Typesetter
from bench import house
from bench.measure import Figure, Pair, cpu

TICKS = 100.0
EXERCISE = "my-setback-card"


def with_child() -> float:
    """Processor seconds of this process and of the press, which is still alive."""
    child = press().child
    if child is None:
        return cpu()
    fields = Path(f"/proc/{child.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return cpu() + (int(fields[11]) + int(fields[12])) / TICKS


def run(folder: Path) -> Iterator[Figure]:
    """One sheet; one sheet kept."""
    app = house.open_house(folder)
    curriculum = shipped()[0].curriculum("known-and-knowing")
    exercise = curriculum.exercise(EXERCISE)
    assert exercise is not None
    with app.test_request_context():

        def html() -> str:
            return sheets.set_in_html(sheets.worksheet(curriculum, exercise, center="Harbor"))

        same, warm = html(), Typesetter()
        yield Pair(
            "one-page worksheet: template, data, PDF",
            lambda: warm.set(same.encode(), b"l"),
            lambda: render_pdf(html(), "letter"),
            1.10,
            times=10,
            clock=with_child,
        ).measure()
        kept_pdf(same, "letter")
        yield Pair(
            "kept sheet, against making it",
            lambda: render_pdf(same, "letter"),
            lambda: kept_pdf(same, "letter"),
            1 / 50,
            times=10,
            clock=with_child,
        ).measure()
    press().stop()
