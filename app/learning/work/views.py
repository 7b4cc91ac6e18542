"""An exercise: save, hand in, read what came back, bring a text back, ask for help."""

from flask import abort, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.core import text
from app.core.errors import DomainError, wants_json
from app.learning.blueprint import address, bp
from app.learning.queries import counselors_of
from app.learning.work import replies, saving
from app.learning.work.forms import HelpForm
from app.learning.work.queries import version_of
from app.learning.work.sheets import (
    find_exercise,
    is_readable,
    open_sheet,
    received,
    showing,
)
from app.curriculum.kinds.base import Exercise
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
    if told := saving.first_result():
        return jsonify(told)
    form, base = received(found), saving.base_version()
    try:
        outcome = saving.keep(enrollment, found, form, base) if is_readable(form) else None
    except DomainError as error:
        form.form_errors.append(str(error))
        outcome = None
    if outcome is None:
        sheet = open_sheet(enrollment, lesson, found)
        return replies.refuse(enrollment, showing(sheet, form, base))
    if wants_json():
        return replies.tell_script(enrollment, found.id, outcome)
    if outcome.missing:
        sheet = open_sheet(enrollment, lesson, found)
        saving.point_out(form, outcome.missing)
        shown = showing(sheet, form, sheet.base_version)
        return replies.show(enrollment, shown, is_incomplete=True)
    return replies.go_on(lesson, found, outcome)


@bp.post("/exercises/<slug:exercise>/versions/<id:version>")
@requires_own_enrollment(Permission.LEARN)
def restore(enrollment: Enrollment, exercise: str, version: str) -> ResponseReturnValue:
    """Make a kept text the working copy again; what stood there is kept in its turn."""
    found = find_exercise(enrollment, exercise)[1]
    submission = submission_for(enrollment, found.id, lock=True) or abort(404)
    row = version_of(submission, version) or abort(404)
    try:
        refuse_if_accepted(submission, found)
        service.restore(submission, row)
        flash(_("This is your text now. The other one is kept below."), "success")
    except DomainError as error:
        flash(str(error), "warning")
    return redirect(address("learning.exercise", exercise=found.id), 303)


def refuse_if_accepted(submission: Submission, exercise: Exercise) -> None:
    """What a counselor accepted stays as it was accepted."""
    if submission.state is State.DONE and exercise.review == "accept":
        raise DomainError(messages.ACCEPTED)


@bp.route("/exercises/<slug:exercise>/help", methods=["GET", "POST"])
@requires_own_enrollment(Permission.LEARN)
def ask_for_help(enrollment: Enrollment, exercise: str) -> ResponseReturnValue:
    """Call a counselor to an exercise, with one line or none; or say that it is settled."""
    found = find_exercise(enrollment, exercise)[1]
    submission = submission_for(enrollment, found.id)
    form = HelpForm(line=submission.help_line if submission else "")
    if form.validate_on_submit():
        try:
            flash(call(enrollment, found, submission, text.one_line(form.line.data)), "success")
            here = address("learning.exercise", exercise=found.id)
            return redirect(here, 303)
        except DomainError as error:
            form.form_errors.append(str(error))
    return render_template(
        "learning/help.html",
        enrollment=enrollment,
        exercise=found,
        submission=submission,
        form=form,
        counselors=counselors_of(enrollment.cohort),
    )


def call(
    enrollment: Enrollment, exercise: Exercise, submission: Submission | None, line: str
) -> str:
    """Do what the button says; returns what to tell the person."""
    if request.form.get("do") != "withdraw":
        service.ask_for_help(enrollment, exercise, line=line)
        return str(_("Your counselor can see that you asked for help."))
    if submission is not None:
        service.withdraw_help(submission)
    return str(_("Your call for help is taken back."))
