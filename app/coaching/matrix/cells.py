"""How a cell looks: drawn by a template once for each mark, then only filled with ids."""

from functools import cache
from typing import Any

from flask import get_template_attribute, url_for
from markupsafe import escape

from app.coaching.matrix.table import Draw, Row
from app.coaching.words import mark_of, words_of
from app.models import Cohort
from app.progress import Step

PERSON, EXERCISE = "PERSON", "EXERCISE"
"""Capitals: no id of ours has any."""
NOTHING_TO_READ = frozenset({"none", "draft", "excused"})


def drawer(cohort: Cohort, *, center: str, reads: bool) -> Draw:
    """Draw cells that lead to the work, for somebody who reads it; plain ones for others."""
    link = url_for(
        "coaching.review",
        center=center,
        cohort=cohort.public_id,
        enrollment=PERSON,
        exercise=EXERCISE,
    )
    cell: Any = cache(get_template_attribute("coaching/_cell.html", "cell"))

    def draw(step: Step) -> str:
        mark, first = mark_of(step), step.number.endswith(".1")
        url = link if reads and mark not in NOTHING_TO_READ else ""
        shape = cell(mark, words_of(step), step.is_overdue, first, url)
        filled: str = shape.replace(EXERCISE, step.exercise.id) if url else shape
        return filled

    return draw


def joined(row: Row) -> str:
    """The cells of a row, with its person's id where the links want it: still markup, for what
    the pieces were is known.
    """
    return escape("").join(row.cells).replace(PERSON, row.person.public_id)
