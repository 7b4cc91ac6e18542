"""The file of a cohort's matrix."""

from flask import Response

from app.access import audit
from app.access.guards import requires_cohort
from app.access.permissions import Permission
from app.coaching.blueprint import bp
from app.coaching.export import file, queries
from app.coaching.matrix import table
from app.coaching.matrix.queries import about
from app.core import clock
from app.models import Cohort
from app.revisions import curriculum_of


@bp.get("/cohorts/<id:cohort>/matrix.csv")
@requires_cohort(Permission.COHORT_VIEW)
def matrix_file(cohort: Cohort) -> Response:
    """The same table with the same words, everybody in one file."""
    columns = table.columns(curriculum_of(cohort.revision), about(cohort).dates)
    everybody, work = queries.everybody(cohort), queries.all_work(cohort)
    rows = table.rows(everybody, work, columns, draw=file.draw, now=clock.now())
    audit.record_reading("staff:matrix:download", cohort.public_id)
    answer = Response(file.lines(file.heads(columns), rows, cohort.zone), mimetype="text/csv")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{cohort.public_id}.csv")
    return answer
