"""Add a counselor, take one out."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_cohort
from app.access.identity import standing
from app.access.permissions import Permission
from app.access.policy import administrator
from app.cohorts import service
from app.cohorts.blueprint import bp
from app.cohorts.fields.queries import staff_called
from app.cohorts.settings import queries
from app.core.errors import DomainError
from app.models import Cohort


@bp.post("/<id:cohort>/counselors")
@requires_cohort(Permission.COHORT_MANAGE)
def add_counselor(cohort: Cohort) -> ResponseReturnValue:
    """Let a colleague read and answer too."""
    staff = staff_called(request.form.get("staff", ""))
    try:
        if staff is None:
            flash(_("Choose a colleague from the list first."), "danger")
        else:
            service.add_counselor(cohort, staff)
            flash(_("%(name)s counsels this cohort now.", name=staff.name), "success")
    except DomainError as error:
        flash(str(error), "danger")
    return redirect(settings_of(cohort), 303)


@bp.route("/<id:cohort>/counselors/<id:staff>/remove", methods=["GET", "POST"])
@requires_cohort(Permission.COHORT_MANAGE)
def remove_counselor(cohort: Cohort, staff: str) -> ResponseReturnValue:
    """Ask first; who takes themselves out loses the cohort from sight."""
    row, me = queries.counselor(cohort, staff) or abort(404), standing().staff
    if request.method == "GET":
        alone = len(queries.counselors(cohort)) == 1
        page = "cohorts/remove-counselor.html"
        return render_template(page, cohort=cohort, row=row, alone=alone, mine=row is me)
    try:
        service.remove_counselor(cohort, row)
        flash(_("%(name)s does not counsel this cohort any more.", name=row.name), "success")
    except DomainError as error:
        flash(str(error), "danger")
        return redirect(settings_of(cohort), 303)
    stays = administrator(standing()) or row is not me
    return redirect(settings_of(cohort) if stays else index(), 303)


def settings_of(cohort: Cohort) -> str:
    """Where counselors stand."""
    center = standing().center.slug
    return url_for("cohorts.settings", center=center, cohort=cohort.public_id)


def index() -> str:
    """The list of cohorts."""
    return url_for("cohorts.index", center=standing().center.slug)
