"""Let in, decline, take a no back; open the door for some hours; limit the code."""

from zoneinfo import ZoneInfo

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.access.guards import requires_cohort
from app.access.identity import standing
from app.access.permissions import Permission
from app.cohorts.blueprint import bp
from app.cohorts.door import service
from app.cohorts.door.forms import LimitsForm, OpenForm
from app.core import clock
from app.core.errors import DomainError
from app.models import Asking, Cohort
from app.rosters.doors import askings


@bp.post("/<id:cohort>/door/<id:asking>/<any('let-in', decline, undo):answer>")
@requires_cohort(Permission.COHORT_MANAGE)
def answer_asking(cohort: Cohort, asking: str, answer: str) -> ResponseReturnValue:
    """To one who waits. Somebody who was let in meanwhile is no mistake of anybody's."""
    row = askings.asking_in(cohort, asking) or abort(404)
    try:
        flash({"let-in": let_in, "decline": decline, "undo": undo}[answer](row), "success")
    except DomainError as error:
        flash(str(error), "danger")
    return here(cohort)


def let_in(row: Asking) -> str:
    """Say what was done."""
    askings.let_in(row)
    return str(_("%(name)s is in.", name=row.name))


def decline(row: Asking) -> str:
    """Say what was done, and that it can be undone."""
    askings.decline(row)
    return str(_("%(name)s is not let in. You can undo it under “Not let in”.", name=row.name))


def undo(row: Asking) -> str:
    """Say what was done."""
    askings.take_no_back(row)
    return str(_("%(name)s waits at the door again.", name=row.name))


@bp.post("/<id:cohort>/door/all")
@requires_cohort(Permission.COHORT_MANAGE)
def let_all_in(cohort: Cohort) -> ResponseReturnValue:
    """As many as there are seats."""
    try:
        done, left = askings.let_all_in(cohort)
        if done:
            flash(ngettext("%(num)s person is in.", "%(num)s people are in.", done), "success")
        if left:
            flash(_("There is no seat for %(count)s more. Raise the number of seats.", count=left))
    except DomainError as error:
        flash(str(error), "danger")
    return here(cohort)


@bp.post("/<id:cohort>/code/open")
@requires_cohort(Permission.COHORT_MANAGE)
def open_door(cohort: Cohort) -> ResponseReturnValue:
    """For as many hours as were chosen."""
    form = OpenForm()
    try:
        if form.validate_on_submit():
            service.open_door(cohort, hours=form.hours.data)
            flash(_("The door is open: whoever has the code is in at once."), "success")
        else:
            flash(_("Choose for how many hours the door stands open."), "danger")
    except DomainError as error:
        flash(str(error), "danger")
    return here(cohort)


@bp.post("/<id:cohort>/code/shut")
@requires_cohort(Permission.COHORT_MANAGE)
def shut_door(cohort: Cohort) -> ResponseReturnValue:
    """Before its time."""
    service.shut_door(cohort)
    flash(_("From now on you let people in one by one."), "success")
    return here(cohort)


@bp.route("/<id:cohort>/code", methods=["GET", "POST"])
@requires_cohort(Permission.COHORT_MANAGE)
def limit_code(cohort: Cohort) -> ResponseReturnValue:
    """Until when it works, and for how many more."""
    zone = ZoneInfo(cohort.zone)
    ends = cohort.code_ends_at.astimezone(zone).date() if cohort.code_ends_at else cohort.ends_on
    form = LimitsForm(data={"last_day": ends, "uses": cohort.code_uses})
    form.first_day = clock.now().astimezone(zone).date()
    try:
        if form.validate_on_submit():
            service.limit_code(cohort, last_day=form.last_day.data, uses=form.uses.data)
            flash(_("The code is changed. Slips with it stay good."), "success")
            return here(cohort)
    except DomainError as error:
        form.form_errors.append(str(error))
    return render_template("cohorts/code.html", cohort=cohort, form=form)


def here(cohort: Cohort) -> ResponseReturnValue:
    """The people."""
    center = standing().center.slug
    return redirect(url_for("cohorts.people", center=center, cohort=cohort.public_id), 303)
