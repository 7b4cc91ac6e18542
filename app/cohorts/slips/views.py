"""How many slips; then the sheet, to look at and to print."""

from flask import current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_cohort
from app.access.permissions import Permission
from app.cohorts.blueprint import bp
from app.cohorts.schedule.queries import next_meeting
from app.cohorts.slips import paper
from app.cohorts.slips.forms import MOST, asked_count
from app.core.qr import picture_of
from app.models import Cohort
from app.rosters.doors import codes


@bp.get("/<id:cohort>/slips")
@requires_cohort(Permission.COHORT_MANAGE)
def slips(cohort: Cohort) -> str:
    """The number of slips, and what will be on them."""
    seated = codes.seated(cohort)
    count = asked_count(max(0, cohort.seats - seated))
    about = {"seated": seated, "count": count, "most": MOST}
    return render_template("cohorts/slips.html", cohort=cohort, **about)


@bp.get("/<id:cohort>/slips/sheet")
@requires_cohort(Permission.COHORT_MANAGE)
def slips_sheet(cohort: Cohort) -> ResponseReturnValue:
    """Two beside each other, with lines to cut along."""
    count = asked_count(max(0, cohort.seats - codes.seated(cohort)))
    base = current_app.config["BASE_URL"]
    on_it = {
        "count": count,
        "meets": next_meeting(cohort),
        "type_this": paper.short(f"{base}/join"),
        "qr": picture_of(f"{base}/join/{cohort.code}"),
    }
    preview = not paper.as_pdf_asked()
    pdf_url = paper.pdf_address(count=count) if preview else ""
    html = render_template(
        "print/slips.html", cohort=cohort, preview=preview, pdf_url=pdf_url, **on_it
    )
    title = _("Slips for %(cohort)s", cohort=cohort.name)
    return html if preview else paper.printed(html, title, keep=True)
