"""Every sheet as a page and as a PDF, for participants and for those who run their cohort."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from app import sheets
from app.access import audit
from app.access.guards import requires_cohort, requires_enrollment, requires_own_enrollment
from app.access.identity import standing
from app.access.permissions import Permission
from app.core import clock
from app.core.pages import short_day
from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Curriculum, Lesson
from app.handouts import queries
from app.models import Cohort, Enrollment
from app.revisions import curriculum_of
from app.sheets import Filled, Sheet, as_pdf

bp = Blueprint("handouts", __name__, url_prefix="/c/<slug:center>")
WISHES = ("filled", "paper")
LEARN, COHORT = "/learn/<id:cohort>/handouts", "/cohorts/<id:cohort>/handouts"


@bp.get(LEARN + "/<slug:lesson>")
@requires_own_enrollment(Permission.LEARN)
def lesson(enrollment: Enrollment, lesson: str) -> ResponseReturnValue:
    """The lesson as a handout."""
    curriculum = curriculum_of(enrollment.cohort.revision)
    return shown(sheets.handout(curriculum, find_lesson(curriculum, lesson), center=here()))


@bp.get(LEARN + "/<slug:lesson>/<slug:exercise>")
@requires_own_enrollment(Permission.LEARN)
def exercise(enrollment: Enrollment, lesson: str, exercise: str) -> ResponseReturnValue:
    """One's own worksheet, blank, or with `?filled=1` as it stands now."""
    curriculum = curriculum_of(enrollment.cohort.revision)
    found = find_exercise(curriculum, lesson, exercise)
    if "filled" not in request.args:
        return shown(sheets.worksheet(curriculum, found, center=here()))
    answers = queries.own_answers(enrollment, found)
    return shown(filled(curriculum, found, enrollment, answers), keep=False)


@bp.get(COHORT + "/<slug:lesson>")
@requires_cohort(Permission.COHORT_VIEW)
def cohort_lesson(cohort: Cohort, lesson: str) -> ResponseReturnValue:
    """The lesson as a handout, for those who run a cohort."""
    curriculum = curriculum_of(cohort.revision)
    return shown(sheets.handout(curriculum, find_lesson(curriculum, lesson), center=here()))


@bp.get(COHORT + "/<slug:lesson>/<slug:exercise>")
@requires_cohort(Permission.COHORT_VIEW)
def cohort_exercise(cohort: Cohort, lesson: str, exercise: str) -> ResponseReturnValue:
    """A blank worksheet, for those who run a cohort."""
    curriculum = curriculum_of(cohort.revision)
    found = find_exercise(curriculum, lesson, exercise)
    return shown(sheets.worksheet(curriculum, found, center=here()))


@bp.get("/cohorts/<id:cohort>/people/<id:enrollment>/<slug:exercise>/sheet")
@requires_enrollment(Permission.WORK_READ)
def work(cohort: Cohort, enrollment: Enrollment, exercise: str) -> ResponseReturnValue:
    """What somebody handed in, on their worksheet; what is private has no such sheet."""
    curriculum = curriculum_of(cohort.revision)
    found = curriculum.exercise(exercise) or abort(404)
    version = queries.handed_in_version(enrollment, found) or abort(404)
    audit.record_reading("counselor:submission:print", version.public_id)
    return shown(filled(curriculum, found, enrollment, version.answers), keep=False)


def here() -> str:
    """The center's name, at the foot of every sheet."""
    return standing().center.name


def find_lesson(curriculum: Curriculum, lesson: str) -> Lesson:
    """Or 404."""
    return curriculum.lesson(lesson) or abort(404)


def find_exercise(curriculum: Curriculum, lesson: str, exercise: str) -> Exercise:
    """Or 404: an exercise stands in its own lesson only."""
    inside = {one.id: one for one in find_lesson(curriculum, lesson).exercises}
    return inside.get(exercise) or abort(404)


def filled(
    curriculum: Curriculum, exercise: Exercise, person: Enrollment, answers: Mapping[str, Any]
) -> Sheet:
    """With name and today's date."""
    day = short_day(clock.now(), person.zone or standing().center.zone)
    words = Filled(answers, person.name, day)
    return sheets.worksheet(curriculum, exercise, center=here(), filled=words)


def shown(sheet: Sheet, *, keep: bool = True) -> ResponseReturnValue:
    """As a page, or with `?as=pdf` as a PDF on the center's paper (`?paper=` for the other)."""
    if request.args.get("as") != "pdf":
        wishes = {name: request.args[name] for name in WISHES if name in request.args}
        args: dict[str, Any] = {**(request.view_args or {}), **wishes, "as": "pdf"}
        pdf_url = url_for(request.endpoint or "", **args)
        return sheets.set_in_html(sheet, preview=True, pdf_url=pdf_url)
    wanted = request.args.get("paper") or standing().center.paper
    return as_pdf(sheets.set_in_html(sheet), sheet.title, paper=wanted, keep=keep)
