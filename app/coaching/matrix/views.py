"""The matrix, its file, and one person's page."""

from typing import Any

from flask import Response, abort, render_template, request

from app.access import audit
from app.access.guards import requires_cohort, requires_enrollment
from app.access.identity import standing
from app.access.permissions import Permission
from app.access.policy import allows
from app.coaching.blueprint import bp
from app.coaching.matrix import cells, file, queries, table
from app.coaching.matrix.forms import Wish
from app.coaching.pace import quiet_days, week_of
from app.coaching.paging import Paging, asked_page
from app.coaching.words import localday
from app.core import clock
from app.models import Cohort, Enrollment
from app.progress import progress
from app.revisions import curriculum_of
from app.submissions.queries import work_of


@bp.get("/cohorts/<id:cohort>")
@requires_cohort(Permission.COHORT_VIEW)
def matrix(cohort: Cohort) -> str:
    """Everybody by every exercise, fifty people at a time."""
    wish, now, number = Wish.read(request.args), clock.now(), asked_page()
    people, found = queries.people(cohort, wish, now=now, page=number)
    if not people and number > 1:
        abort(404)
    about = queries.about(cohort)
    columns = table.columns(curriculum_of(cohort.revision), about.dates, lesson=wish.lesson)
    draw = cells.drawer(cohort, center=standing().center.slug, reads=reads())
    rows = table.rows(people, queries.work(people), columns, draw=draw, now=now)
    paging = Paging(number, found, queries.PAGE, wish.query)
    return show("matrix", cohort, wish=wish, about=about, columns=columns, rows=rows, paging=paging)


@bp.get("/cohorts/<id:cohort>/matrix.csv")
@requires_cohort(Permission.COHORT_VIEW)
def matrix_file(cohort: Cohort) -> Response:
    """The same table with the same words, everybody in one file."""
    now, about = clock.now(), queries.about(cohort)
    columns = table.columns(curriculum_of(cohort.revision), about.dates)
    everybody, work = queries.everybody(cohort), queries.all_work(cohort)
    rows = table.rows(everybody, work, columns, draw=file.draw, now=now)
    audit.record_reading("staff:matrix:download", cohort.public_id)
    answer = Response(file.lines(file.heads(columns), rows, cohort.zone), mimetype="text/csv")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{cohort.public_id}.csv")
    return answer


@bp.get("/cohorts/<id:cohort>/people/<id:enrollment>")
@requires_enrollment(Permission.COHORT_VIEW)
def person(cohort: Cohort, enrollment: Enrollment) -> str:
    """How far one person is: marks, rounds and days, no words."""
    curriculum, dates = curriculum_of(cohort.revision), queries.dates_of(cohort)
    stands = progress(curriculum, work_of(enrollment), dates, now=clock.now())
    return show("person", cohort, enrollment=enrollment, progress=stands)


def show(page: str, cohort: Cohort, **more: Any) -> str:
    """A page of this room, with what each of them says about its cohort."""
    now = clock.now()
    today = localday(now, cohort.zone)
    week, weeks = week_of(cohort.starts_on, cohort.ends_on, today=today)
    return render_template(
        f"coaching/{page}.html",
        cohort=cohort,
        curriculum=curriculum_of(cohort.revision),
        now=now,
        week=week,
        weeks=weeks,
        reads=reads(),
        quiet_days=quiet_days,
        joined=cells.joined,
        **more,
    )


def reads() -> bool:
    """Whether this person may read the words, or only see the marks."""
    return allows(standing(), Permission.WORK_READ)
