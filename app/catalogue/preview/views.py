"""One curriculum, one lesson: looked at, printed, led. `which` is shipped, or a center's own."""

from typing import Any

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import sheets
from app.access.guards import requires_center
from app.access.permissions import Permission
from app.catalogue.blueprint import bp
from app.catalogue.preview.guide import guide_of
from app.catalogue.rendering import show_lesson
from app.curriculum.schema import Curriculum, Lesson
from app.editions import queries
from app.editions.folders import kept_open
from app.editions.shipped import shipped
from app.models import Center

ONE = "/<any(shipped, own):which>/<slug:name>"


@bp.get(ONE)
@requires_center(Permission.CURRICULUM_VIEW)
def curriculum(center: Center, which: str, name: str) -> str:
    """What it is for, and its lessons."""
    found = find(which, name)
    return render_template(
        "catalogue/curriculum.html",
        which=which,
        name=name,
        curriculum=found,
        running=queries.cohorts_of().get(found.id, 0),
        paper=center.paper,
    )


@bp.get(ONE + "/<slug:lesson>")
@requires_center(Permission.CURRICULUM_VIEW)
def lesson(center: Center, which: str, name: str, lesson: str) -> str:
    """As participants see it, or with `?view=leader` as leaders do."""
    whole = find(which, name)
    part = lesson_in(whole, lesson)

    def link(**where: Any) -> str:
        endpoint = where.pop("endpoint", "catalogue.lesson")
        return url_for(endpoint, center=center.slug, which=which, name=name, **where)

    return show_lesson(whole, part, request.args.get("view", ""), link, which=which, name=name)


@bp.get(ONE + "/<slug:lesson>/paper")
@requires_center(Permission.CURRICULUM_VIEW)
def paper(center: Center, which: str, name: str, lesson: str) -> ResponseReturnValue:
    """The lesson as a handout."""
    whole = find(which, name)
    sheet = sheets.handout(whole, lesson_in(whole, lesson), center=center.name)
    if request.args.get("as") == "pdf":
        return sheets.as_pdf(sheets.set_in_html(sheet), sheet.title, paper=center.paper)
    return sheets.set_in_html(sheet, preview=True, pdf_url=f"{request.path}?as=pdf")


@bp.get(ONE + "/guide")
@requires_center(Permission.CURRICULUM_VIEW)
def whole_guide(center: Center, which: str, name: str) -> ResponseReturnValue:
    """The facilitator guide of all lessons."""
    whole = find(which, name)
    return guide_of(whole, whole.lessons, paper=center.paper)


@bp.get(ONE + "/<slug:lesson>/guide")
@requires_center(Permission.CURRICULUM_VIEW)
def guide(center: Center, which: str, name: str, lesson: str) -> ResponseReturnValue:
    """The facilitator guide of one lesson; `?at=18:00` puts clock times on its run sheet."""
    whole = find(which, name)
    return guide_of(whole, [lesson_in(whole, lesson)], paper=center.paper)


def find(which: str, name: str) -> Curriculum:
    """Or 404: a draft with mistakes has no pages to look at, its own page lists them."""
    if which == "shipped":
        return shipped()[0].curriculum(name) or abort(404)
    row = queries.own_called(name) or abort(404)
    return kept_open(row.files, row.curriculum_id).curriculum or abort(404)


def lesson_in(whole: Curriculum, name: str) -> Lesson:
    """Or 404."""
    return whole.lesson(name) or abort(404)
