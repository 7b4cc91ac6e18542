"""A colleague's own line in this center."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_center
from app.access.identity import standing
from app.access.permissions import Permission
from app.coaching.blueprint import bp
from app.models import Center
from app.rosters.called import CalledForm, call


@bp.route("/me", methods=["GET", "POST"])
@requires_center(Permission.COHORT_OPEN)
def me(center: Center) -> ResponseReturnValue:
    """Name, zone and mail; the account has its own page."""
    form, row = CalledForm(), standing().staff or abort(404)
    form.fill(row, center.zone)
    if form.validate_on_submit():
        call(row, form, center.zone)
        flash(_("Saved."), "success")
        return redirect(url_for("coaching.me", center=center.slug), 303)
    return render_template("coaching/me.html", form=form, row=row)
