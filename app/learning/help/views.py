"""Ask for help, or say that it is settled."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.core import text
from app.core.errors import DomainError
from app.curriculum.kinds.base import Exercise
from app.learning.blueprint import address, bp
from app.learning.help.forms import HelpForm
from app.learning.queries import counselors_of
from app.learning.worksheets.sheets import find_exercise
from app.models import Enrollment, Submission
from app.submissions import service
from app.submissions.queries import submission_for


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
