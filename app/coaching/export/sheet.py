"""The matrix on paper: landscape, symbols for marks, its head on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import render_template

from app.coaching.matrix.table import Column, Row
from app.coaching.words import mark_of
from app.core.marks import MARKS
from app.models import Cohort
from app.progress import Step


@dataclass(frozen=True)
class Sheet:
    """All that is on it."""

    cohort: Cohort
    columns: Sequence[Column]
    rows: Sequence[Row]
    as_of: datetime


def draw(step: Step) -> str:
    """One sign, or two: overdue stands beside another mark."""
    late = f" {MARKS['overdue'].symbol}" if step.is_overdue else ""
    return f"{MARKS[mark_of(step)].symbol}{late}"


def set_in_html(sheet: Sheet, *, preview: bool = False, pdf_url: str = "") -> str:
    """The one template, for the screen (`preview`) and for the press."""
    return render_template("print/matrix.html", sheet=sheet, preview=preview, pdf_url=pdf_url)
