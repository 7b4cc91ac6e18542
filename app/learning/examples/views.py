"""Examples to borrow from, for participants."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app import examples as borrowing
from app.access.guards import requires_own_enrollment
from app.access.identity import standing
from app.access.permissions import Permission
from app.learning.blueprint import bp
from app.models import Enrollment


@bp.get(f"/examples/{borrowing.PART}")
@requires_own_enrollment(Permission.LEARN)
def examples(enrollment: Enrollment, part: str) -> str:
    """Messages, packs, setback cards, or how to divide twenty minutes."""
    return render_template(
        "learning/examples.html",
        enrollment=enrollment,
        part=part,
        titles=borrowing.titles(),
        examples=borrowing.examples(),
    )


@bp.get(f"/examples/{borrowing.PART}/sheet")
@requires_own_enrollment(Permission.LEARN)
def examples_sheet(enrollment: Enrollment, part: str) -> ResponseReturnValue:
    """The same as a handout."""
    del enrollment
    center = standing().center
    return borrowing.on_paper(part, center=center.name, paper=center.paper)
