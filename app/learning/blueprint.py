"""The address of everything a participant has in one cohort, and what its templates can say."""

from typing import Any

from flask import Blueprint, url_for

from app.access.identity import standing
from app.learning.words import about, moment, named, who_can_read

bp = Blueprint("learning", __name__, url_prefix="/c/<slug:center>/learn/<id:cohort>")


def address(endpoint: str, **more: str | int) -> str:
    """A page about the cohort at hand."""
    here = standing()
    cohort = here.cohort.public_id if here.cohort else None
    values: dict[str, Any] = {"center": here.center.slug, "cohort": cohort, **more}
    return url_for(endpoint, **values)


@bp.context_processor
def words() -> dict[str, Any]:
    """`to("learning.lesson", lesson=…)` for links, and who can read what."""
    said = {
        "about": about,
        "moment": moment,
        "named": named,
        "who_can_read": who_can_read,
    }
    return said | {"to": address}
