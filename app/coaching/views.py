"""The queue. Today, the matrix and the desk for one submission are rooms of their own."""

from flask import abort, render_template

from app.access.guards import requires_center
from app.access.identity import standing
from app.access.permissions import Permission
from app.coaching import queries, words
from app.coaching.blueprint import bp
from app.coaching.export import views as export
from app.coaching.matrix import views as matrix
from app.coaching.me import views as me_views
from app.coaching.person import views as person
from app.coaching.review import views as review
from app.coaching.today import views as today
from app.core import clock
from app.core.paging import Paging, asked_page
from app.models import Center

QUEUE_PAGE = 50

for name, shown in words.FILTERS.items():
    bp.add_app_template_filter(shown, name)
bp.add_app_template_test(words.built, "built")


@bp.get("/reviews")
@requires_center(Permission.WORK_ANSWER)
def reviews(center: Center) -> str:
    """Everything that waits for me, in every cohort I counsel."""
    me, number = standing().staff or abort(404), asked_page()
    queue = queries.queue(me, limit=QUEUE_PAGE, offset=(number - 1) * QUEUE_PAGE)
    if not queue and number > 1:
        abort(404)
    paging = Paging(number, queue[0].total if queue else 0, {}, QUEUE_PAGE)
    return render_template(
        "coaching/reviews.html", queue=queue, paging=paging, now=clock.now(), zone=center.zone
    )


__all__ = ["bp", "export", "matrix", "me_views", "person", "review", "today"]
