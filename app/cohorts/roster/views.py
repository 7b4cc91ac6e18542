"""The people of a cohort: the roster with its code; remove, bring back, move."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_cohort, requires_enrollment
from app.access.identity import standing
from app.access.permissions import Permission
from app.cohorts.blueprint import bp
from app.cohorts.door.forms import OpenForm
from app.cohorts.door.queries import beside
from app.cohorts.roster import queries
from app.cohorts.roster.forms import MoveForm
from app.core import clock, text
from app.core.errors import DomainError
from app.core.paging import Paging, asked_page
from app.models import Cohort, Enrollment, Role, Staff
from app.rosters import service


@bp.get("/<id:cohort>/people")
@requires_cohort(Permission.COHORT_MANAGE)
def people(cohort: Cohort) -> str:
    """Who is in, who was, and the code that lets more in."""
    q, number = text.one_line(request.args.get("q", ""))[:100], asked_page()
    sort = request.args.get("sort", "")
    sort = sort if sort in queries.SORTS else "name"
    rows = queries.people(cohort, q=q, sort=sort, page=number)
    if not rows and number > 1:
        abort(404)
    query = {"q": q or None, "sort": None if sort == "name" else sort}
    return render_template(
        "cohorts/people.html",
        cohort=cohort,
        rows=rows,
        seated=queries.seated(cohort),
        removed=queries.removed(cohort),
        opening=OpenForm(None),
        **beside(cohort, standing().center),
        paging=Paging(number, rows[0].total if rows else 0, query),
        q=q,
        sort=sort,
        now=clock.now(),
    )


@bp.route("/<id:cohort>/people/<id:enrollment>/remove", methods=["GET", "POST"])
@requires_enrollment(Permission.COHORT_MANAGE)
def remove(cohort: Cohort, enrollment: Enrollment) -> ResponseReturnValue:
    """Ask first, on a page that says what becomes of the work."""
    if request.method == "GET":
        return render_template(
            "cohorts/remove.html",
            cohort=cohort,
            enrollment=enrollment,
            pieces=queries.pieces(enrollment),
        )
    service.remove(enrollment)
    flash(_("%(name)s is out. You can bring them back below.", name=enrollment.name), "success")
    return redirect(here(cohort), 303)


@bp.post("/<id:cohort>/people/<id:enrollment>/bring-back")
@requires_cohort(Permission.COHORT_MANAGE)
def bring_back(cohort: Cohort, enrollment: str) -> ResponseReturnValue:
    """Undo a removal."""
    row = queries.ever_in(cohort, enrollment) or abort(404)
    try:
        service.bring_back(row)
        flash(_("%(name)s is in again, with all their work.", name=row.name), "success")
    except DomainError as error:
        flash(str(error), "danger")
    return redirect(here(cohort), 303)


@bp.route("/<id:cohort>/people/<id:enrollment>/move", methods=["GET", "POST"])
@requires_enrollment(Permission.COHORT_MANAGE)
def move(cohort: Cohort, enrollment: Enrollment) -> ResponseReturnValue:
    """Into another cohort of the same curriculum that the mover runs too."""
    form, targets = MoveForm(), queries.targets(cohort, limited_to())
    form.offer(targets)
    try:
        if request.method == "POST" and targets and form.validate():
            to = queries.cohort_called(form.to.data) or abort(404)
            service.move(enrollment, to=to)
            flash(moved(enrollment, to), "success")
            return redirect(here(cohort), 303)
    except DomainError as error:
        form.form_errors.append(str(error))
    page = "cohorts/move.html"
    return render_template(page, cohort=cohort, enrollment=enrollment, form=form, targets=targets)


def moved(enrollment: Enrollment, to: Cohort) -> str:
    """What was done, in words."""
    names = {"name": enrollment.name, "cohort": to.name}
    return str(_("%(name)s is in %(cohort)s now, with all their work.", **names))


def limited_to() -> Staff | None:
    """Whose cohorts may be moved to: an administrator's reach is the center."""
    me = standing().staff or abort(404)
    return None if me.role is Role.ADMINISTRATOR else me


def here(cohort: Cohort) -> str:
    """The roster."""
    return url_for("cohorts.people", center=standing().center.slug, cohort=cohort.public_id)
