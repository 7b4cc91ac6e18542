"""Contents with progress, and a lesson with its exercises standing in the text."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.learning.blueprint import bp
from app.learning.book.shelves import shelved
from app.learning.earlier.queries import left_behind
from app.learning.lessons.queries import sheets_of
from app.learning.queries import counselors_of, progress_of
from app.models import Enrollment
from app.progress import Progress
from app.revisions import curriculum_of


@bp.get("/lessons")
@requires_own_enrollment(Permission.LEARN)
def contents(enrollment: Enrollment) -> str:
    """Every lesson, with how far one is."""
    progress, curriculum = progress_of(enrollment), curriculum_of(enrollment.cohort.revision)
    return render_template(
        "learning/contents.html",
        enrollment=enrollment,
        curriculum=curriculum,
        progress=progress,
        earlier=left_behind(enrollment, curriculum),
        lessons=[(lesson, Progress(progress.of(lesson.id))) for lesson in curriculum.lessons],
    )


@bp.get("/lessons/<slug:lesson>")
@requires_own_enrollment(Permission.LEARN)
def lesson(enrollment: Enrollment, lesson: str) -> ResponseReturnValue:
    """One lesson; before it opens, only when that will be."""
    curriculum = curriculum_of(enrollment.cohort.revision)
    found = curriculum.lesson(lesson) or abort(404)
    sheets = sheets_of(enrollment, found)
    if sheets and not sheets[0].step.is_open:
        return render_template("learning/not-yet.html", enrollment=enrollment, step=sheets[0].step)
    place = curriculum.lessons.index(found)
    return render_template(
        "learning/lesson.html",
        enrollment=enrollment,
        lesson=found,
        sheets={sheet.exercise.id: sheet for sheet in sheets},
        shelves=shelved(enrollment, found.exercises),
        main=next((s.exercise.id for s in sheets if not s.step.is_done and not s.is_fixed), ""),
        counselors=counselors_of(enrollment.cohort),
        before=curriculum.lessons[place - 1] if place else None,
        after=next(iter(curriculum.lessons[place + 1 :]), None),
    )
