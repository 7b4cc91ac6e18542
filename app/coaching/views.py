"""Today, reviews, one person's work."""

from flask import Blueprint

from app.access.guards import requires_center
from app.access.permissions import Permission
from app.models import Center

bp = Blueprint("coaching", __name__, url_prefix="/c/<slug:center>")


@bp.get("/today")
@requires_center(Permission.COHORT_OPEN)
def today(center: Center) -> str:
    return center.name


@bp.get("/reviews")
@requires_center(Permission.WORK_ANSWER)
def reviews(center: Center) -> str:
    return center.name
