"""Examples to borrow from, for staff: the page that participants see, and its handout."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app import examples as borrowing
from app.access.guards import requires_center
from app.access.permissions import Permission
from app.catalogue.blueprint import bp
from app.models import Center


@bp.get(f"/examples/{borrowing.PART}")
@requires_center(Permission.CURRICULUM_VIEW)
def examples(center: Center, part: str) -> str:
    """What participants can borrow from."""
    del center
    return render_template(
        "catalogue/examples.html",
        part=part,
        titles=borrowing.titles(),
        examples=borrowing.examples(),
    )


@bp.get(f"/examples/{borrowing.PART}/sheet")
@requires_center(Permission.CURRICULUM_VIEW)
def examples_sheet(center: Center, part: str) -> ResponseReturnValue:
    """To hand out."""
    return borrowing.on_paper(part, center=center.name, paper=center.paper)
