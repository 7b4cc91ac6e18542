"""Secrets that work once: links by mail, slips of paper, the address of the first start.

A page that is opened (GET) only looks; a button (POST) uses. A mail scanner that follows every
link therefore uses none (R-15). Only a digest is kept.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import select, update

from app.core import clock, tokens
from app.core.db import db
from app.models import Center, Purpose, Ticket, User

LASTS: Mapping[Purpose, timedelta] = {
    Purpose.SIGN_IN: timedelta(minutes=60),
    Purpose.RESET: timedelta(minutes=60),
    Purpose.ADDRESS: timedelta(minutes=60),
    Purpose.STAFF: timedelta(days=14),
    Purpose.COHORT: timedelta(days=14),
    Purpose.SLIP: timedelta(days=7),
    Purpose.JOINED: timedelta(minutes=10),
    Purpose.FIRST_START: timedelta(minutes=30),
}


def issue(purpose: Purpose, **what: Any) -> str:
    """Make one and return the secret, which nobody can read again (`make` says what it takes)."""
    return renew(make(purpose, **what))


def make(
    purpose: Purpose,
    *,
    user: User | None = None,
    center: Center | None = None,
    address: str | None = None,
    about: Mapping[str, str] | None = None,
) -> Ticket:
    """A ticket whose secret nobody has yet: `renew` gives it one, when it is to be sent.

    With a `user` it is bound to the password they have now: a changed one ends it.
    """
    row = Ticket(
        digest=tokens.digest(tokens.fresh()),
        purpose=purpose,
        user_id=user.id if user else None,
        center_id=center.id if center else None,
        address=address,
        about=dict(about or {}),
        bound=bond(user),
        created_at=clock.now(),
        ends_at=clock.now() + LASTS[purpose],
    )
    db.session.add(row)
    return row


def renew(ticket: Ticket, secret: str = "") -> str:
    """Give it a new secret and its whole time again; the one before is good for nothing.

    A mail's secret is made when the mail is: it never lies in the queue.
    """
    token = secret or tokens.fresh()
    ticket.digest = tokens.digest(token)
    ticket.ends_at = clock.now() + LASTS[ticket.purpose]
    return token


def bond(user: User | None) -> str:
    """What a changed password changes; empty for a ticket that is nobody's yet."""
    return tokens.digest(user.password or "") if user else ""


def look(token: str, *purposes: Purpose) -> Ticket | None:
    """The ticket, if it is good for one of these now. Changes nothing."""
    found = db.session.execute(
        select(Ticket, User)
        .outerjoin(User, User.id == Ticket.user_id)
        .where(Ticket.digest == tokens.digest(token), Ticket.purpose.in_(purposes))
        .where(Ticket.used_at.is_(None), Ticket.ends_at > clock.now())
    ).first()
    if found is None:
        return None
    ticket, owner = found[0], cast("User | None", found[1])
    gone = owner is not None and not owner.active
    return None if gone or ticket.bound != bond(owner) else ticket


def use(ticket: Ticket) -> bool:
    """Use it up; of fifty at once, one is told true."""
    mine = update(Ticket).where(Ticket.id == ticket.id, Ticket.used_at.is_(None))
    used = mine.values(used_at=clock.now()).returning(Ticket.id)
    plain = {"synchronize_session": False}
    return db.session.execute(used, execution_options=plain).first() is not None


def take_back(purpose: Purpose, user: User) -> None:
    """End all of a person's that are still good for this."""
    theirs = update(Ticket).where(Ticket.user_id == user.id, Ticket.purpose == purpose)
    db.session.execute(
        theirs.where(Ticket.used_at.is_(None)).values(used_at=clock.now()),
        execution_options={"synchronize_session": False},
    )
