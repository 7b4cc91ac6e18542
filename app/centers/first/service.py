"""The first start: an address that works once makes the first center, while there is none."""

from sqlalchemy import select, update

from app.access import tickets
from app.centers import messages
from app.centers.service import About, make_with_administrator
from app.core import clock
from app.core.db import db
from app.core.errors import DomainError
from app.models import Center, Purpose, Ticket, User
from app.users.service import add_user


def has_center() -> bool:
    """Whether somebody was here before."""
    return db.session.scalars(select(Center.id).limit(1)).first() is not None


def open_first_start() -> str:
    """The secret of a new address, good for 30 minutes; the one before is good for nothing."""
    old = update(Ticket).where(Ticket.purpose == Purpose.FIRST_START, Ticket.used_at.is_(None))
    db.session.execute(old.values(used_at=clock.now()))
    return tickets.issue(Purpose.FIRST_START)


def first_start(token: str) -> Ticket | None:
    """The ticket, while it is good and no center exists."""
    return None if has_center() else tickets.look(token, Purpose.FIRST_START)


def make_first(token: str, about: About, *, name: str, address: str, password: str) -> User:
    """The center, its administrator, and nothing left to use. Raises DomainError when somebody was
    faster, or the address of the center is reserved.
    """
    user = add_user(address, password=password)  # hashing first: it lets go of the lock
    ticket = first_start(token)
    if ticket is None or not tickets.use(ticket):
        raise DomainError(messages.NOT_FIRST)
    db.session.flush()  # the staff row refers to it
    make_with_administrator(about, user=user, name=name)
    return user
