"""Join as somebody new."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from app.access import audit, tickets
from app.core import clock, tokens
from app.core.db import db
from app.core.errors import DomainError
from app.models import Asking, Cohort, Enrollment, Purpose, Ticket, User
from app.rosters.doors import askings, codes
from app.users import handles
from app.users.service import add_user

OURS = 20
"""Characters that a form's token has at least."""
SENT_BEFORE = _(
    "This form was sent before, and somebody has joined with it. "
    "To join as another person, press the button once more."
)


class SentBeforeError(DomainError):
    """The same form made an account long ago."""


@dataclass(frozen=True)
class Newcomer:
    """What somebody typed, with the password hashed, and the token of the form they typed it in."""

    name: str
    token: str
    hashed: str | None = None


def sign_up(cohort: Cohort, new: Newcomer) -> tuple[User, Enrollment | Asking]:
    """An account, and a place at the door or inside. Raises DoorShutError, SentBeforeError.

    A form that is sent twice, as by a double click, makes one account: the second is told of the
    first, wherever the browser listens.
    """
    codes.locked(cohort)
    user = who_sent(new) or make_account(new)
    return user, askings.knock(cohort, user=user, name=new.name)


def make_account(new: Newcomer) -> User:
    """A name to sign in with goes with a password; an address is nobody's until it is confirmed."""
    user = add_user(None)
    user.password = new.hashed
    user.handle = handles.fresh() if new.hashed else None
    db.session.flush()  # rows refer to it
    ticket = tickets.make(Purpose.JOINED, user=user, about={"name": new.name})
    tickets.renew(ticket, secret_of(new))
    audit.record("person:account:join", "", by=user)
    return user


def who_sent(new: Newcomer) -> User | None:
    """Who the same form made some minutes ago, under the same name: our token is 128 bits long.

    Raises SentBeforeError for one that was sent longer ago.
    """
    mine = select(User, Ticket.ends_at).join(Ticket, Ticket.user_id == User.id)
    sent = mine.where(Ticket.purpose == Purpose.JOINED, Ticket.digest == digest_of(new))
    found = db.session.execute(sent).first()
    if found is None:
        return None
    if found[1] <= clock.now():
        raise SentBeforeError(SENT_BEFORE)
    return found[0]


def digest_of(new: Newcomer) -> str:
    """As the ticket keeps it."""
    return tokens.digest(secret_of(new))


def secret_of(new: Newcomer) -> str:
    """The form and the name; a token that is not ours makes a secret that nobody has again."""
    token = new.token if len(new.token) >= OURS else tokens.fresh()
    return f"{token}\n{new.name}"
