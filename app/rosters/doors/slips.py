"""A PIN on paper for somebody without mail: it works once, for seven days, to choose a password."""

from sqlalchemy import select, update

from app.access import audit, tickets
from app.core import clock, ids, seal
from app.core.db import db
from app.core.errors import DomainError
from app.models import Center, Cohort, Enrollment, Purpose, Ticket, User
from app.rosters import messages
from app.rosters.service import enroll, refuse_if_full
from app.users import handles
from app.users.service import add_user, belongs_elsewhere


def seat_without_mail(cohort: Cohort, *, name: str) -> Enrollment:
    """An account with nothing but a made-up sign-in name, and a seat. Raises DomainError."""
    refuse_if_full(cohort)
    user = add_user(None)
    user.handle = handles.fresh()
    db.session.flush()  # the seat refers to it
    return enroll(cohort, user=user, name=name)


def refuse(enrollment: Enrollment, user: User) -> None:
    """Raises DomainError for somebody whose account is not this center's to open with a slip."""
    if user.address:
        raise DomainError(messages.HAS_AN_ADDRESS)
    center = db.session.get_one(Center, enrollment.center_id)
    if belongs_elsewhere(user, center):
        raise DomainError(messages.OPENS_OTHER_DOORS)


def make_pin(enrollment: Enrollment) -> str:
    """A new PIN of 40 bits, in place of the one before; nobody can read it again later.

    Raises DomainError as `refuse` does.
    """
    user = db.session.get_one(User, enrollment.user_id)
    refuse(enrollment, user)
    user.handle = user.handle or handles.fresh()
    tickets.take_back(Purpose.SLIP, user)
    pin = ids.join_code()
    ticket = tickets.make(
        Purpose.SLIP,
        user=user,
        center=db.session.get_one(Center, enrollment.center_id),
        about={"enrollment": enrollment.public_id},
    )
    tickets.renew(ticket, next(seal.stamps(user.handle, pin)))
    db.session.flush()  # the event names it
    audit.record("staff:slip:make", ticket.public_id)
    return pin


def look(handle: str, pin: str) -> Ticket | None:
    """The ticket that this name and this PIN are good for; the same work, whoever it is."""
    good = (
        tickets.look(stamp, Purpose.SLIP)
        for stamp in seal.stamps(handles.read(handle), ids.read_code(pin) or "")
    )
    return next((ticket for ticket in good if ticket is not None), None)


def open_slip(enrollment: Enrollment) -> Ticket | None:
    """The one that is out, unused."""
    mine = select(Ticket).where(Ticket.user_id == enrollment.user_id)
    mine = mine.where(Ticket.purpose == Purpose.SLIP, Ticket.center_id == enrollment.center_id)
    good = mine.where(Ticket.used_at.is_(None), Ticket.ends_at > clock.now())
    return db.session.scalars(good.order_by(Ticket.id.desc())).first()


def take_back(enrollment: Enrollment) -> None:
    """The PIN that is out is good for nothing from here on."""
    theirs = update(Ticket).where(Ticket.user_id == enrollment.user_id)
    mine = theirs.where(Ticket.purpose == Purpose.SLIP, Ticket.center_id == enrollment.center_id)
    db.session.execute(
        mine.where(Ticket.used_at.is_(None)).values(used_at=clock.now()),
        execution_options={"synchronize_session": False},
    )
    audit.record("staff:slip:take-back", enrollment.public_id)
