"""The facilitator guide: what a substitute needs, with clock times where a start is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import sheets
from app.curriculum.images import carrying
from app.curriculum.schema import Curriculum, Lesson, RunStep
from app.revisions import pictures_of


@dataclass(frozen=True)
class Timed:
    """A step of the run sheet: from and to, in minutes since the beginning, and on the clock."""

    step: RunStep
    begins: int
    clock: str
    """As `18:05`; empty where no start is known."""

    @property
    def ends(self) -> int:
        """Minutes since the beginning."""
        return self.begins + self.step.minutes


@dataclass(frozen=True)
class Guide:
    """What is printed of one lesson."""

    lesson: Lesson
    run: Sequence[Timed]


def timed(lesson: Lesson, start: time | None) -> Sequence[Timed]:
    """The run sheet with its times."""
    at, found = 0, []
    for step in lesson.leader.run_sheet:
        found.append(Timed(step, at, on_clock(start, at)))
        at += step.minutes
    return found


def on_clock(start: time | None, minutes: int) -> str:
    """What the clock in the room shows."""
    if start is None:
        return ""
    at = start.hour * 60 + start.minute + minutes
    return f"{at // 60 % 24:02}:{at % 60:02}"


def asked_start() -> time | None:
    """`?at=18:00`; anything else is no start."""
    try:
        return time.fromisoformat(request.args.get("at", ""))
    except ValueError:
        return None


def guide_of(
    curriculum: Curriculum, lessons: Sequence[Lesson], *, paper: str, start: time | None = None
) -> ResponseReturnValue:
    """As a page, or with `?as=pdf` as a PDF; `start` as the cohort has it, if it is not asked."""
    start = asked_start() or start
    guides = [Guide(lesson, timed(lesson, start)) for lesson in lessons]
    title = lessons[0].title if len(lessons) == 1 else curriculum.title
    heading = _("Leading: %(title)s", title=title)
    as_pdf = request.args.get("as") == "pdf"
    at = f"&at={start:%H:%M}" if start else ""
    html = render_template(
        "print/guide.html",
        title=heading,
        curriculum=curriculum,
        guides=guides,
        preview=not as_pdf,
        pdf_url=f"{request.path}?as=pdf{at}",
    )
    html = carrying(html, pictures_of(curriculum))
    return sheets.as_pdf(html, heading, paper=paper) if as_pdf else html
