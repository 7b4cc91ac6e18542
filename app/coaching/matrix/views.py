"""The matrix."""

from flask import abort, render_template, request

from app.access.guards import requires_cohort
from app.access.identity import standing
from app.access.permissions import Permission
from app.access.policy import allows
from app.coaching.blueprint import bp
from app.coaching.matrix import cells, queries, table
from app.coaching.matrix.forms import Wish
from app.coaching.pace import quiet_days, week_of
from app.coaching.words import localday
from app.core import clock
from app.core.paging import Paging, asked_page
from app.models import Cohort
from app.revisions import curriculum_of


@bp.get("/cohorts/<id:cohort>")
@requires_cohort(Permission.COHORT_VIEW)
def matrix(cohort: Cohort) -> str:
    """Everybody by every exercise, fifty people at a time."""
    wish, now, number = Wish.read(request.args), clock.now(), asked_page()
    people, found = queries.people(cohort, wish, now=now, page=number)
    if not people and number > 1:
        abort(404)
    about, curriculum = queries.about(cohort), curriculum_of(cohort.revision)
    columns = table.columns(curriculum, about.dates, lesson=wish.lesson)
    return render_template(
        "coaching/matrix.html",
        cohort=cohort,
        curriculum=curriculum,
        about=about,
        columns=columns,
        rows=table.rows(people, queries.work(people), columns, draw=draw(cohort), now=now),
        line=cells.Line,
        wish=wish,
        paging=Paging(number, found, wish.query, queries.PAGE),
        now=now,
        week=week_of(cohort.starts_on, cohort.ends_on, today=localday(now, cohort.zone)),
        quiet_days=quiet_days,
    )


def draw(cohort: Cohort) -> table.Draw:
    """Cells that are links for whoever may read the words, and marks for others."""
    reads = allows(standing(), Permission.WORK_READ)
    return cells.drawer(cohort, center=standing().center.slug, reads=reads)
