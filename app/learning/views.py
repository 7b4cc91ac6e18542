"""This week, lessons, exercises."""

from flask import Blueprint

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.models import Enrollment

bp = Blueprint("learning", __name__, url_prefix="/c/<slug:center>/learn/<id:cohort>")


@bp.get("/")
@requires_own_enrollment(Permission.LEARN)
def this_week(enrollment: Enrollment) -> str:
    return enrollment.name


@bp.get("/lessons")
@requires_own_enrollment(Permission.LEARN)
def contents(enrollment: Enrollment) -> str:
    return enrollment.name


@bp.get("/me")
@requires_own_enrollment(Permission.LEARN)
def me(enrollment: Enrollment) -> str:
    return enrollment.name
