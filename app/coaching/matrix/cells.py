"""How a cell looks: drawn by a template once for each mark, then only filled with ids."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import get_template_attribute, url_for

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


@dataclass(frozen=True)
class Line:
    """The cells of a row, with its person's id where the links want it. Its pieces are markup that
    a template made, so the whole is: `__html__` says so to the page without looking at them again.
    """

    row: Row

    def __html__(self) -> str:
        return "".join(self.row.cells).replace(PERSON, self.row.person.public_id)
