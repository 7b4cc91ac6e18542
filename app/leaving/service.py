"""Say that an account is to be deleted, and change one's mind."""

from datetime import timedelta

from sqlalchemy import select

from app.access import audit
from app.core import clock
from app.core.db import db
from app.core.tenancy import in_center
from app.models import Center, Role, Staff, User
from app.rosters.staff import refuse_last
from app.users.mails import tell_owner

WAITS = timedelta(days=7)


def ask_to_be_forgotten(user: User) -> None:
    """In seven days. Raises DomainError for a center's last administrator."""
    for center, staff in administers(user):
        with in_center(db.session, center.id):
            refuse_last(center, staff)
    user.leaves_at = clock.now() + WAITS
    tell_owner(user, "leaves")
    audit.record("person:account:ask-to-delete", "")


def stay(user: User) -> None:
    """As if nothing had been said."""
    user.leaves_at = None
    audit.record("person:account:stay", "")


def administers(user: User) -> list[tuple[Center, Staff]]:
    """Every center that the person administers."""
    rows = (
        select(Center, Staff)
        .join(Staff, Staff.center_id == Center.id)
        .where(Staff.user_id == user.id, Staff.ended_at.is_(None))
        .where(Staff.role == Role.ADMINISTRATOR)
    )
    found = db.session.execute(rows, execution_options={"across_centers": True})
    return [(center, staff) for center, staff in found]
