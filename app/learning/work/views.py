"""An exercise: save, hand in, read what came back, bring a text back, ask for help."""

from flask import abort, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.core.errors import DomainError, wants_json
from app.curriculum.kinds.base import Exercise
from app.learning.blueprint import address, bp
from app.learning.work import replies, saving
from app.learning.work.queries import version_of
from app.learning.worksheets.sheets import (
    find_exercise,
    is_readable,
    open_sheet,
    received,
    showing,
)
from app.models import Enrollment, State, Submission
from app.submissions import messages, service
from app.submissions.queries import submission_for


@bp.get("/exercises/<slug:exercise>")
@requires_own_enrollment(Permission.LEARN)
def exercise(enrollment: Enrollment, exercise: str) -> str:
    """The worksheet alone, with all that happened to it."""
    sheet = open_sheet(enrollment, *find_exercise(enrollment, exercise))
    if not sheet.step.is_open and sheet.submission is None:
        return render_template("learning/not-yet.html", enrollment=enrollment, step=sheet.step)
    return replies.show(enrollment, sheet)


@bp.post("/exercises/<slug:exercise>")
@requires_own_enrollment(Permission.LEARN)
def save(enrollment: Enrollment, exercise: str) -> ResponseReturnValue:
    """Save; hand in if that was the button."""
    lesson, found = find_exercise(enrollment, exercise)
    if found.is_anonymous:
        abort(404)
    if told := saving.first_result():
        return jsonify(told)
    form, base = received(found), saving.base_version()
    try:
        outcome = saving.keep(enrollment, found, form, base) if is_readable(form) else None
    except DomainError as error:
        form.form_errors.append(str(error))
        outcome = None
    if outcome is None or outcome.missing:
        sheet = open_sheet(enrollment, lesson, found)
        return replies.mend(enrollment, showing(sheet, form), outcome, base)
    if wants_json():
        return replies.tell_script(enrollment, found.id, outcome)
    return replies.go_on(lesson, found, outcome)


@bp.post("/exercises/<slug:exercise>/versions/<id:version>")
@requires_own_enrollment(Permission.LEARN)
def restore(enrollment: Enrollment, exercise: str, version: str) -> ResponseReturnValue:
    """Choose between two texts: a kept one becomes the working copy again, or is put aside."""
    found = find_exercise(enrollment, exercise)[1]
    submission = submission_for(enrollment, found.id, lock=True) or abort(404)
    row = version_of(submission, version) or abort(404)
    try:
        refuse_if_accepted(submission, found)
        if request.form.get("do") == "put-aside":
            service.put_aside(row)
        else:
            service.restore(submission, row)
        flash(_("Done. The other text is kept below, among your earlier texts."), "success")
    except DomainError as error:
        flash(str(error), "warning")
    return redirect(address("learning.exercise", exercise=found.id), 303)


def refuse_if_accepted(submission: Submission, exercise: Exercise) -> None:
    """What a counselor accepted stays as it was accepted."""
    if submission.state is State.DONE and exercise.review == "accept":
        raise DomainError(messages.ACCEPTED)
