"""The catalogue: what comes with Acquaint, and what the center has of its own."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.access.guards import requires_center
from app.access.permissions import Permission
from app.catalogue import borrowing, materials
from app.catalogue.blueprint import bp
from app.catalogue.own import views as own
from app.catalogue.preview import views as preview
from app.editions import queries
from app.editions.shipped import shipped
from app.models import Center

__all__ = ["borrowing", "bp", "materials", "own", "preview"]


@bp.get("/")
@requires_center(Permission.CURRICULUM_VIEW)
def index(center: Center) -> ResponseReturnValue:
    """Everything a cohort can begin with, and drafts."""
    return render_template(
        "catalogue/index.html",
        shipped=shipped()[0].curricula,
        own=queries.own_curricula(),
        cohorts=queries.cohorts_of(),
        zone=center.zone,
    )
