"""A text of an exercise that is gone: its owner can read it as long as they like."""

from flask import abort, render_template

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.learning.blueprint import bp
from app.learning.earlier import queries
from app.models import Enrollment
from app.revisions import curriculum_of, thaw
from app.submissions.queries import private_notes


@bp.get("/earlier/<slug:exercise>")
@requires_own_enrollment(Permission.LEARN)
def earlier(enrollment: Enrollment, exercise: str) -> str:
    """What was written, as the edition then asked for it."""
    if curriculum_of(enrollment.cohort.revision).exercise(exercise) is not None:
        abort(404)
    submission, digest = queries.earlier(enrollment, exercise) or abort(404)
    found = thaw(digest).exercise(exercise) or abort(404)
    notes = private_notes(enrollment).get(exercise, {})
    return render_template(
        "learning/earlier.html",
        enrollment=enrollment,
        exercise=found,
        answers={**submission.answers, **notes},
        submission=submission,
    )
