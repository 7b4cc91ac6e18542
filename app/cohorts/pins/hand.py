"""The PIN that was made last, while this browser has it: sealed in its own cookie, nowhere else.

We keep a digest, so that nobody reads a PIN from us. The counselor who made it must print it.
"""

from flask import session

from app.core.db import db
from app.core.seal import SealBrokenError, seal, unseal
from app.models import Enrollment, User
from app.rosters.doors import slips

KEY = "pin"


def keep(enrollment: Enrollment, pin: str) -> None:
    """In place of the one before."""
    session[KEY] = [enrollment.public_id, seal(pin)]


def at_hand(enrollment: Enrollment, user: User) -> str | None:
    """This person's PIN, if it was made here and is good still."""
    whose, sealed = session.get(KEY) or ("", "")
    if whose != enrollment.public_id:
        return None
    try:
        pin = unseal(sealed)
    except SealBrokenError:
        return None
    return pin if slips.look(user.handle or "", pin) else None


def user_of(enrollment: Enrollment) -> User:
    """Whose account it is."""
    return db.session.get_one(User, enrollment.user_id)
