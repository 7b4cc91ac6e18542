"""Reading a submission and answering it."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit
from app.access.guards import requires_enrollment
from app.access.identity import standing
from app.access.permissions import Permission
from app.coaching.blueprint import bp
from app.coaching.queries import Waiting
from app.coaching.review import desk, queries, service
from app.coaching.review.forms import AnswerForm
from app.core import clock, mail
from app.core.errors import DomainError
from app.models import Cohort, Enrollment, Staff

PLACE = "/cohorts/<id:cohort>/people/<id:enrollment>/<slug:exercise>"


@bp.get(PLACE)
@requires_enrollment(Permission.WORK_READ)
def review(cohort: Cohort, enrollment: Enrollment, exercise: str) -> str:
    """What was handed in, beside the form that answers it."""
    return show(cohort, enrollment, exercise, AnswerForm(None))


@bp.post(f"{PLACE}/answer")
@requires_enrollment(Permission.WORK_ANSWER)
def answer(cohort: Cohort, enrollment: Enrollment, exercise: str) -> ResponseReturnValue:
    """Send an answer, and go on to whoever waits next."""
    form, found = AnswerForm(), desk.find(cohort, exercise) or abort(404)
    submission = queries.submission_of(enrollment, exercise, lock=True) or abort(404)
    following = queries.neighbours(me_here(), submission).following
    try:
        if form.validate():
            service.answer(submission, found[1], staff=me_here(), written=form.written)
            flash(_("Your answer has gone to %(name)s.", name=enrollment.name), "success")
            return redirect(address(following), 303)
    except DomainError as error:
        form.form_errors.append(str(error))
    return show(cohort, enrollment, exercise, form)


def show(cohort: Cohort, enrollment: Enrollment, exercise: str, form: AnswerForm) -> str:
    """The desk; whoever reads words there leaves a trace."""
    found = desk.find(cohort, exercise) or abort(404)
    submission = queries.submission_of(enrollment, exercise)
    laid_out = desk.lay_out(enrollment, *found, submission)
    if submission and laid_out.versions:
        audit.record_reading("counselor:submission:read", submission.public_id)
    form.text.label.text = _("To %(name)s", name=enrollment.name.split()[0])
    return render_template(
        "coaching/review.html",
        cohort=cohort,
        enrollment=enrollment,
        desk=laid_out,
        form=form,
        line=queries.neighbours(me_here(), submission),
        me=me_here(),
        mails=mail.is_on(),
        now=clock.now(),
        address=address,
    )


def address(waiting: Waiting | None) -> str:
    """Where somebody's work is read; the queue, if nobody waits."""
    center = standing().center.slug
    if waiting is None:
        return url_for("coaching.reviews", center=center)
    return url_for(
        "coaching.review",
        center=center,
        cohort=waiting.cohort,
        enrollment=waiting.enrollment,
        exercise=waiting.exercise_id,
    )


def me_here() -> Staff:
    """The person as somebody who works at this center."""
    return standing().staff or abort(404)
