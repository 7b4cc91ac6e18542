"""Opening a cohort: what and when, then the sessions one by one, then it is there."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import revisions
from app.access import resend
from app.access.guards import requires_center
from app.access.identity import standing
from app.access.permissions import Permission
from app.cohorts.blueprint import bp
from app.cohorts.fields.carry import typed
from app.cohorts.fields.queries import staff_called, staff_here
from app.cohorts.opening.draft import Draft
from app.cohorts.opening.forms import OpeningForm
from app.cohorts.service import open_cohort
from app.core import zones
from app.editions.queries import to_begin_with
from app.models import Center, Role


@bp.route("/new", methods=["GET", "POST"])
@requires_center(Permission.COHORT_OPEN)
def create(center: Center) -> ResponseReturnValue:
    """Two steps, one address: each carries along what was typed in the other."""
    form = asked(center)
    if request.method == "GET" or request.form.get("go") == "back" or not form.validate():
        return render_template("cohorts/create.html", form=form, carried=carried(second=True))
    draft = Draft(form)
    if request.form.get("go") == "open" and draft.is_right:
        return redirect(opened(center, draft), 303)
    return render_template(
        "cohorts/create-sessions.html", form=draft.form, draft=draft, carried=carried(second=False)
    )


def asked(center: Center) -> OpeningForm:
    """The first step as it was sent, or with what is likely."""
    me = standing().staff
    curricula = to_begin_with()
    likely = {
        "zone": center.zone,
        "seats": 20,
        "curriculum": curricula[0].id if len(curricula) == 1 else None,
        "counselor": me.public_id if me and me.role is Role.COUNSELOR else "",
    }
    form = OpeningForm(data=likely if request.method == "GET" else None)
    form.offer(curricula, zones.choices(center.zone), staff_here())
    return form


def opened(center: Center, draft: Draft) -> str:
    """Open it; the address of its people, who come next. Whoever opens one for a colleague may
    not look into it, and is back at the list.
    """
    counselor = staff_called(draft.about.counselor.data) or abort(404)
    cohort = open_cohort(
        revisions.freeze(draft.curriculum),
        about=draft.about.described(),
        plan=draft.plan,
        counselors=[counselor],
    )
    me = standing().staff
    if me and me.role is Role.COUNSELOR and me is not counselor:
        said = _("%(name)s is open, and %(who)s counsels it.", name=cohort.name, who=counselor.name)
        flash(said, "success")
        return url_for("cohorts.index", center=center.slug)
    flash(_("%(name)s is open. Give people its join code.", name=cohort.name), "success")
    return url_for("cohorts.people", center=center.slug, cohort=cohort.public_id)


def carried(*, second: bool) -> resend.Fields:
    """What was typed in the other step, to be sent along: of the second, or of the first."""
    return [
        (name, value)
        for name, value in typed()
        if (name.startswith("sessions-") or name == "filled_from") == second
    ]
