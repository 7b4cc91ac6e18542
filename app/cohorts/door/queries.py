"""What stands beside the roster: who waits, who was invited, whose slip is out."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.models import Asking, Center, Cohort, Enrollment, Purpose, Ticket
from app.rosters.doors.askings import at_the_door
from app.rosters.invitations import open_invitations

DECLINED_SHOWN = 20


def beside(cohort: Cohort, center: Center) -> Mapping[str, Any]:
    """For the template: four statements, however many people."""
    return {
        "askings": at_the_door(cohort),
        "declined": declined(cohort),
        "invited": open_invitations(center, Purpose.COHORT, cohort.public_id),
        "slips": slips(cohort),
    }


def declined(cohort: Cohort) -> Sequence[Asking]:
    """Those who were told no, the newest first."""
    here = select(Asking).where(Asking.cohort_id == cohort.id, Asking.declined_at.is_not(None))
    rows = here.order_by(Asking.declined_at.desc(), Asking.id.desc()).limit(DECLINED_SHOWN)
    return db.session.scalars(rows).all()


def slips(cohort: Cohort) -> Sequence[tuple[Enrollment, Ticket]]:
    """PIN slips that are out, unused, by name."""
    out = select(Enrollment, Ticket).join(Ticket, Ticket.user_id == Enrollment.user_id)
    here = out.where(Enrollment.cohort_id == cohort.id, Enrollment.removed_at.is_(None))
    mine = here.where(
        Ticket.purpose == Purpose.SLIP,
        Ticket.center_id == cohort.center_id,
        Ticket.used_at.is_(None),
        Ticket.ends_at > clock.now(),
    )
    rows = db.session.execute(mine.order_by(Enrollment.sort_name, Ticket.id))
    return [(row[0], row[1]) for row in rows]
