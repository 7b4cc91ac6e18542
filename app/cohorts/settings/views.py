"""The settings of a cohort, and its end."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_cohort
from app.access.identity import standing
from app.access.permissions import Permission
from app.cohorts import service
from app.cohorts.blueprint import bp
from app.cohorts.fields.carry import typed
from app.cohorts.fields.queries import staff_here
from app.cohorts.roster.queries import seated
from app.cohorts.schedule.preview import Preview
from app.cohorts.schedule.queries import plan_of
from app.cohorts.settings import queries
from app.cohorts.settings.forms import CounselorForm, SettingsForm
from app.core import clock, zones
from app.core.errors import DomainError
from app.models import Cohort


@bp.route("/<id:cohort>/settings", methods=["GET", "POST"])
@requires_cohort(Permission.COHORT_MANAGE)
def settings(cohort: Cohort) -> ResponseReturnValue:
    """Name, place and seats are saved at once; days and zone show first what moves."""
    form = SettingsForm(obj=cohort if request.method == "GET" else None)
    form.zone.choices = zones.choices(standing().center.zone, cohort.zone)
    form.seated = seated(cohort)
    if request.method == "GET" or request.form.get("go") == "back" or not form.validate():
        return show(cohort, form)
    try:
        service.refuse_if_closed(cohort)
        return settle(cohort, Preview(cohort, form.plan(plan_of(cohort))), form)
    except DomainError as error:
        form.form_errors.append(str(error))
        return show(cohort, form)


def settle(cohort: Cohort, preview: Preview, form: SettingsForm) -> ResponseReturnValue:
    """Write what moves nothing, or was confirmed as it was shown; else show what moves."""
    confirmed = request.form.get("go") == "move"
    if not preview.moves.total or (confirmed and form.seen.data == preview.before):
        service.reschedule(cohort, preview.plan)
        service.describe(cohort, form.described())
        flash(_("The settings are saved."), "success")
        return redirect(here(cohort), 303)
    return render_template(
        "cohorts/moves.html",
        cohort=cohort,
        preview=preview,
        action=here(cohort),
        carried=typed(),
        faster=confirmed,
        now=clock.now(),
    )


def show(cohort: Cohort, form: SettingsForm) -> str:
    """The settings, with who counsels."""
    theirs, add = queries.counselors(cohort), CounselorForm(None)
    known = {row.id for row in theirs}
    others = [row for row in staff_here() if row.id not in known]
    add.offer(others)
    return render_template(
        "cohorts/settings.html",
        cohort=cohort,
        form=form,
        add=add,
        others=others,
        counselors=theirs,
        seated=form.seated,
        now=clock.now(),
    )


@bp.post("/<id:cohort>/code/end")
@requires_cohort(Permission.COHORT_MANAGE)
def end_code(cohort: Cohort) -> ResponseReturnValue:
    """Nobody more joins with it."""
    service.end_code(cohort)
    flash(_("The code has ended. Who is in stays in."), "success")
    return redirect(there(cohort, "cohorts.people"), 303)


@bp.post("/<id:cohort>/code/renew")
@requires_cohort(Permission.COHORT_MANAGE)
def renew_code(cohort: Cohort) -> ResponseReturnValue:
    """A new one; slips with the old one are worth nothing."""
    try:
        service.renew_code(cohort)
        flash(_("There is a new code. The old one lets nobody in any more."), "success")
    except DomainError as error:
        flash(str(error), "danger")
    return redirect(there(cohort, "cohorts.people"), 303)


@bp.route("/<id:cohort>/close", methods=["GET", "POST"])
@requires_cohort(Permission.COHORT_MANAGE)
def close(cohort: Cohort) -> ResponseReturnValue:
    """Ask first, on a page that says what closing means."""
    if cohort.closed_at is not None:
        return redirect(here(cohort), 303)
    if request.method == "GET":
        counts: dict[str, Any] = {"seated": seated(cohort), "waiting": queries.waiting(cohort)}
        return render_template("cohorts/close.html", cohort=cohort, **counts)
    service.close(cohort)
    flash(_("%(name)s is closed. You can reopen it here.", name=cohort.name), "success")
    return redirect(here(cohort), 303)


@bp.post("/<id:cohort>/reopen")
@requires_cohort(Permission.COHORT_MANAGE)
def reopen(cohort: Cohort) -> ResponseReturnValue:
    """Undo a closing."""
    if cohort.closed_at is not None:
        service.reopen(cohort)
        flash(_("The cohort is open again. Its join code stays ended until you renew it."))
    return redirect(here(cohort), 303)


def here(cohort: Cohort) -> str:
    """The settings."""
    return there(cohort, "cohorts.settings")


def there(cohort: Cohort, endpoint: str) -> str:
    """A page of this cohort."""
    return url_for(endpoint, center=standing().center.slug, cohort=cohort.public_id)
