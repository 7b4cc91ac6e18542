"""Voting in a poll."""

from flask import flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.core.errors import DomainError
from app.learning.blueprint import bp
from app.learning.work import replies
from app.learning.worksheets.sheets import find_exercise, open_sheet, received, showing
from app.models import Enrollment
from app.submissions import voting


@bp.post("/exercises/<slug:exercise>/vote")
@requires_own_enrollment(Permission.LEARN)
def vote(enrollment: Enrollment, exercise: str) -> ResponseReturnValue:
    """Count one vote; it is kept nowhere else, and no page shows it again."""
    lesson, found = find_exercise(enrollment, exercise)
    form = received(found)
    try:
        voting.vote(enrollment, found, choice=str(form.data.get("vote") or ""))
    except DomainError as error:
        form.form_errors.append(str(error))
        sheet = open_sheet(enrollment, lesson, found)
        return replies.show(enrollment, showing(sheet, form)), replies.UNPROCESSABLE
    flash(_("Your vote is counted."), "success")
    return redirect(replies.back_to(lesson, found), 303)
