"""The list of cohorts: mine, or for an administrator all of the center."""

from zoneinfo import ZoneInfo

from flask import abort, render_template, request

from app.access.guards import requires_center
from app.access.identity import standing
from app.access.permissions import Permission
from app.cohorts.blueprint import bp
from app.cohorts.overview import queries
from app.core import clock, text
from app.core.paging import Paging, asked_page
from app.models import Center, Role


@bp.get("/")
@requires_center(Permission.COHORT_OPEN)
def index(center: Center) -> str:
    """Running, coming, closed; fifty at a time."""
    me, today = standing().staff or abort(404), clock.now().astimezone(ZoneInfo(center.zone)).date()
    q, sort, number = text.one_line(request.args.get("q", ""))[:80], asked_sort(), asked_page()
    everything = me.role is Role.ADMINISTRATOR
    rows = queries.cohorts(None if everything else me, today=today, q=q, sort=sort, page=number)
    if not rows and number > 1:
        abort(404)
    query = {"q": q or None, "sort": None if sort == "start" else sort}
    return render_template(
        "cohorts/index.html",
        rows=rows,
        counselors=queries.counselors(rows),
        paging=Paging(number, rows[0].total if rows else 0, query),
        everything=everything,
        today=today,
        q=q,
        sort=sort,
    )


def asked_sort() -> str:
    """What the list is sorted by; by the first day, if the address asks for nothing known."""
    asked = request.args.get("sort", "")
    return asked if asked in queries.SORTS else "start"
