"""The matrix of a cohort, to take away: as a file, and on paper."""

from flask import Response, abort, request, url_for
from flask.typing import ResponseReturnValue

from app.access import audit
from app.access.guards import requires_cohort
from app.access.identity import standing
from app.access.permissions import Permission
from app.coaching.blueprint import bp
from app.coaching.export import file, queries, sheet
from app.coaching.matrix import table
from app.coaching.matrix.queries import about
from app.core import clock
from app.core.pdf import PdfError, render_pdf
from app.models import Cohort
from app.revisions import curriculum_of


@bp.get("/cohorts/<id:cohort>/matrix.csv")
@requires_cohort(Permission.COHORT_VIEW)
def matrix_file(cohort: Cohort) -> Response:
    """The same table with the same words, everybody in one file."""
    columns, rows = whole(cohort, file.draw)
    audit.record_reading("staff:matrix:download", cohort.public_id)
    answer = Response(file.lines(file.heads(columns), rows, cohort.zone), mimetype="text/csv")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{cohort.public_id}.csv")
    return answer


@bp.get("/cohorts/<id:cohort>/matrix/sheet")
@requires_cohort(Permission.COHORT_VIEW)
def matrix_sheet(cohort: Cohort) -> ResponseReturnValue:
    """The same table on paper; `?as=pdf` to print it."""
    columns, rows = whole(cohort, sheet.draw)
    made = sheet.Sheet(cohort, columns, rows, clock.now())
    if request.args.get("as") != "pdf":
        center = standing().center.slug
        own = url_for(".matrix_sheet", center=center, cohort=cohort.public_id)
        return sheet.set_in_html(made, preview=True, pdf_url=f"{own}?as=pdf")
    audit.record_reading("staff:matrix:print", cohort.public_id)
    paper = request.args.get("paper") or standing().center.paper
    try:
        pdf = render_pdf(sheet.set_in_html(made), "a4" if paper == "a4" else "letter")
    except PdfError:
        abort(503)
    return Response(pdf, mimetype="application/pdf")


def whole(cohort: Cohort, draw: table.Draw) -> tuple[list[table.Column], list[table.Row]]:
    """Everybody by every exercise."""
    columns = list(table.columns(curriculum_of(cohort.revision), about(cohort).dates))
    everybody, work = queries.everybody(cohort), queries.all_work(cohort)
    return columns, table.rows(everybody, work, columns, draw=draw, now=clock.now())
