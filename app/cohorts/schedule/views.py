"""The workshop sessions of a cohort: change them, see what moves, confirm."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_cohort
from app.access.identity import standing
from app.access.permissions import Permission
from app.cohorts import service
from app.cohorts.blueprint import bp
from app.cohorts.fields.carry import typed
from app.cohorts.schedule import moves, queries
from app.cohorts.schedule.forms import MeetingsForm
from app.cohorts.schedule.preview import Preview
from app.cohorts.service import Plan, reschedule
from app.core import clock
from app.core.errors import DomainError
from app.models import Cohort


@bp.route("/<id:cohort>/sessions", methods=["GET", "POST"])
@requires_cohort(Permission.COHORT_MANAGE)
def sessions(cohort: Cohort) -> ResponseReturnValue:
    """The list; what was changed is shown with all it moves, and written when confirmed."""
    plan = queries.plan_of(cohort)
    if request.method == "GET":
        return show(cohort, MeetingsForm.filled(plan), plan)
    form = MeetingsForm.of(len(plan.meetings))()
    if not form.validate() or request.form.get("go") == "back":
        return show(cohort, form, plan)
    wanted = Plan(plan.starts_on, plan.ends_on, plan.zone, form.meetings())
    try:
        service.refuse_if_closed(cohort)
        return settle(cohort, Preview(cohort, wanted), form)
    except DomainError as error:
        form.form_errors.append(str(error))
        return show(cohort, form, wanted)


def settle(cohort: Cohort, preview: Preview, form: MeetingsForm) -> ResponseReturnValue:
    """Write what was confirmed, if the dates are still those that were shown; else show it."""
    if not preview.moves.total:
        flash(_("Nothing has changed: the dates are as they were."))
        return redirect(here(cohort), 303)
    if request.form.get("go") == "move" and form.seen.data == preview.before:
        reschedule(cohort, preview.plan)
        flash(_("The sessions have moved, and what counts from them."), "success")
        return redirect(here(cohort), 303)
    faster = request.form.get("go") == "move"
    return render_template(
        "cohorts/moves.html",
        cohort=cohort,
        preview=preview,
        action=here(cohort),
        carried=typed(),
        faster=faster,
        now=clock.now(),
    )


def show(cohort: Cohort, form: MeetingsForm, plan: Plan) -> str:
    """The form, with notes on what may be a slip."""
    return render_template(
        "cohorts/sessions.html", cohort=cohort, form=form, plan=plan, notes=moves.notes(plan)
    )


def here(cohort: Cohort) -> str:
    """This page."""
    return url_for("cohorts.sessions", center=standing().center.slug, cohort=cohort.public_id)
