"""Today."""

from flask import abort, render_template
from flask_babel import gettext as _

from app.access.guards import requires_center
from app.access.identity import standing
from app.access.permissions import Permission
from app.access.policy import administrator
from app.coaching.blueprint import bp
from app.coaching.pace import quiet_days, week_of
from app.coaching.queries import queue
from app.coaching.today import queries
from app.coaching.today.reasons import reason
from app.coaching.words import built
from app.core import clock
from app.models import Center


@bp.get("/today")
@requires_center(Permission.COHORT_OPEN)
def today(center: Center) -> str:
    """Who needs me: the queue, the quiet, the rooms. An administrator sees every cohort."""
    me, now = standing().staff or abort(404), clock.now()
    reach = queries.Reach(me, everything=administrator(standing()))
    return render_template(
        "coaching/today.html",
        now=now,
        zone=center.zone,
        queue=queue(me, limit=queries.NAMES_SHOWN),
        doors=queries.doors(reach),
        quiet=queries.gone_quiet(reach, now=now),
        sessions=queries.sessions(reach, now=now),
        cohorts=queries.cohorts(reach, now=now),
        everything=reach.everything,
        papers=papers(),
        reason=reason,
        quiet_days=quiet_days,
        week_of=week_of,
    )


def papers() -> list[tuple[str, str, str]]:
    """What can be had for a workshop session: address, sign and word of all that is built."""
    known = [
        ("handouts.packet", "printer", _("Packet, names filled in")),
        ("handouts.sign_in_sheet", "pencil", _("Sign-in sheet")),
        ("cohorts.sessions", "calendar", _("All sessions")),
    ]
    return [paper for paper in known if built(paper[0])]
