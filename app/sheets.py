"""What is on a sheet: plain values, gathered once, then set as a page or as a PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, render_template

from app.core.pdf import PdfError, kept_pdf, render_pdf
from app.curriculum.images import carrying
from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Curriculum, Lesson, label
from app.revisions import pictures_of


@dataclass(frozen=True)
class Entry:
    """One exercise on a sheet; `answers` None: blank."""

    exercise: Exercise
    number: str
    answers: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Filled:
    """What somebody wrote, who, and the day it was printed, as people write a day."""

    answers: Mapping[str, Any]
    person: str
    day: str


@dataclass(frozen=True)
class Sheet:
    """A worksheet: one exercise, or all of a lesson with its text."""

    title: str
    curriculum: Curriculum
    lesson: Lesson
    center: str
    code: str
    """Which revision this paper came from, so that it can be told years later."""
    entries: Sequence[Entry]
    person: str = ""
    day: str = ""
    with_text: bool = False
    """With the lesson's text around the exercises, as a handout to read."""

    def entry(self, exercise: Exercise) -> Entry:
        """Where the text calls for an exercise."""
        return next(entry for entry in self.entries if entry.exercise.id == exercise.id)


def worksheet(
    curriculum: Curriculum,
    exercise: Exercise,
    *,
    center: str,
    filled: Filled | None = None,
) -> Sheet:
    """An exercise on paper, blank or filled. Raises LookupError for one of another curriculum."""
    lesson = curriculum.lesson_of(exercise.id)
    if lesson is None:
        raise LookupError(exercise.id)
    entry = Entry(exercise, label(lesson, exercise), filled.answers if filled else None)
    return Sheet(
        title=exercise.title,
        curriculum=curriculum,
        lesson=lesson,
        center=center,
        code=code_of(curriculum, entry.number),
        entries=[entry],
        person=filled.person if filled else "",
        day=filled.day if filled else "",
    )


def handout(curriculum: Curriculum, lesson: Lesson, *, center: str) -> Sheet:
    """A lesson to read and write in: its text with every exercise, blank."""
    return Sheet(
        title=lesson.title,
        curriculum=curriculum,
        lesson=lesson,
        center=center,
        code=code_of(curriculum, str(lesson.number)),
        entries=[Entry(exercise, label(lesson, exercise)) for exercise in lesson.exercises],
        with_text=True,
    )


def code_of(curriculum: Curriculum, number: str) -> str:
    """As `Known and Knowing 1.0.0 · 2.1 · 3fa85c10`: version, place, revision."""
    edition = f"{curriculum.title} {curriculum.version}"
    return f"{edition} · {number} · {curriculum.digest[:8]}"


def set_in_html(sheet: Sheet, *, preview: bool = False, pdf_url: str = "") -> str:
    """The one template, for the screen (`preview`) and for the press."""
    html = render_template("print/worksheet.html", sheet=sheet, preview=preview, pdf_url=pdf_url)
    return carrying(html, pictures_of(sheet.curriculum))


def as_pdf(html: str, title: str, *, paper: str, keep: bool = True) -> Response:
    """The answer with the PDF; kept for the next who asks, unless somebody's words are on it.

    503 when the press cannot make it now.
    """
    try:
        pdf = (kept_pdf if keep else render_pdf)(html, "a4" if paper == "a4" else "letter")
    except PdfError:
        abort(503)
    response = Response(pdf, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=f"{title}.pdf")
    return response
