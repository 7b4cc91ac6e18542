"""Cohorts."""

from flask import Blueprint

from app.access.guards import requires_center
from app.access.permissions import Permission
from app.models import Center

bp = Blueprint("cohorts", __name__, url_prefix="/c/<slug:center>/cohorts")


@bp.get("/")
@requires_center(Permission.COHORT_OPEN)
def index(center: Center) -> str:
    return center.name
