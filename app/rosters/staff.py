"""Who works at a center: take on, change the role, end. A center always has an administrator."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.access import audit
from app.core import clock, text
from app.core.db import db
from app.core.errors import DomainError
from app.models import Center, Role, Staff, User
from app.rosters import messages
from app.rosters.service import sorted_as
from app.users.service import end_sign_ins


def staff_of(center: Center) -> Sequence[Staff]:
    """Those who work here now, by name."""
    works = select(Staff).where(Staff.center_id == center.id, Staff.ended_at.is_(None))
    return db.session.scalars(works.order_by(Staff.sort_name, Staff.id)).all()


def take_on(center: Center, *, user: User, name: str, role: Role) -> Staff:
    """Let somebody work here. Raises DomainError when they do already."""
    lock(center)
    here = select(Staff).where(Staff.user_id == user.id, Staff.ended_at.is_(None))
    if db.session.scalars(here).first() is not None:
        raise DomainError(messages.WORKS_ALREADY)
    called = text.one_line(name)
    row = Staff(
        user_id=user.id,
        name=called,
        sort_name=sorted_as(called),
        role=role,
        began_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()  # the event names it
    audit.record("staff:staff:take-on", row.public_id)
    return row


def change_role(center: Center, staff: Staff, role: Role) -> None:
    """From the next request on they may what the role may. Raises DomainError for the last
    administrator.
    """
    lock(center)
    if role is not Role.ADMINISTRATOR:
        refuse_last(center, staff)
    staff.role = role
    audit.record("staff:staff:change-role", staff.public_id)


def end_work(center: Center, staff: Staff) -> int:
    """They do not work here any more, and are signed out everywhere; how many sign-ins that ended.

    What they wrote to participants stays. Raises DomainError for the last administrator.
    """
    lock(center)
    refuse_last(center, staff)
    staff.ended_at = clock.now()
    ended = end_sign_ins(db.session.get_one(User, staff.user_id))
    audit.record("staff:staff:end", staff.public_id)
    return ended


def refuse_last(center: Center, staff: Staff) -> None:
    """Raises DomainError when nobody else administers the center."""
    if staff.role is not Role.ADMINISTRATOR:
        return
    others = select(func.count(Staff.id)).where(
        Staff.center_id == center.id,
        Staff.role == Role.ADMINISTRATOR,
        Staff.ended_at.is_(None),
        Staff.id != staff.id,
    )
    if not db.session.scalars(others).one():
        raise DomainError(messages.LAST_ADMINISTRATOR)


def lock(center: Center) -> None:
    """Of two at once, the second waits and sees what the first did."""
    db.session.execute(select(Center.id).where(Center.id == center.id).with_for_update())
