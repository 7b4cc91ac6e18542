"""What one cohort's leaders take into the room: guides with clock times."""

import re
from datetime import datetime

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from app.access.guards import requires_cohort
from app.access.identity import standing
from app.access.permissions import Permission
from app.catalogue.blueprint import bp
from app.catalogue.preview.guide import guide_of
from app.catalogue.preview.views import lesson_in
from app.core.db import db
from app.curriculum.schema import Curriculum, Lesson
from app.models import Cohort, WorkshopSession
from app.revisions import curriculum_of

TAUGHT = re.compile(r"session (\d+)")


@bp.get("/for/<id:cohort>")
@requires_cohort(Permission.COHORT_VIEW)
def materials(cohort: Cohort) -> str:
    """Each lesson with its guide and its handout, and the session it is taught in."""
    whole, starts = curriculum_of(cohort.revision), starts_of(cohort)
    rows = [(lesson, starts.get(session_of(whole, lesson))) for lesson in whole.lessons]
    return render_template("catalogue/materials.html", cohort=cohort, rows=rows)


@bp.get("/for/<id:cohort>/<slug:lesson>/guide")
@requires_cohort(Permission.COHORT_VIEW)
def cohort_guide(cohort: Cohort, lesson: str) -> ResponseReturnValue:
    """The run sheet has the times that the clock in the room will show."""
    whole = curriculum_of(cohort.revision)
    found = lesson_in(whole, lesson)
    at = starts_of(cohort).get(session_of(whole, found))
    start = at.time() if at else None
    return guide_of(whole, [found], paper=standing().center.paper, start=start)


def session_of(whole: Curriculum, lesson: Lesson) -> int:
    """In which workshop session a lesson is taught: what its due date counts from; 0: none."""
    entry = next((one for one in whole.calendar if one.lesson == lesson.id), None)
    found = TAUGHT.search(f"{entry.due} {entry.opens}") if entry else None
    return int(found[1]) if found else 0


def starts_of(cohort: Cohort) -> dict[int, datetime]:
    """Number of a session → when it begins, on the wall."""
    rows = select(WorkshopSession.number, WorkshopSession.starts_local)
    found = db.session.execute(rows.where(WorkshopSession.cohort_id == cohort.id))
    return dict(found.all())
