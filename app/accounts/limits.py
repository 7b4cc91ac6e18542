"""How often something may be tried (trust.md R-11): counted for all processes, across restarts.

What is over a limit waits; nobody is locked out. The figures per place are larger than those per
person, since a whole class shares one address.
"""

from flask import request

from app.access import identity
from app.access.guards import View
from app.core import tokens
from app.core.extensions import limiter
from app.users import handles
from app.users.service import normal

FROM_ONE_PLACE = "60 per 5 minutes"
ABOUT_ONE_PERSON = "10 per 5 minutes"
IN_ALL = "1000 per 5 minutes"
LINKS_FROM_ONE_PLACE = "20 per hour"
LINKS_TO_ONE_ADDRESS = "5 per day"
CONFIRMATIONS = "3 per 6 hours"
STEPS, STEPS_IN_A_DAY = "5 per 5 minutes", "50 per day"


def whom() -> str:
    """The account that is tried, not readable in the counters."""
    return tokens.digest(normal(request.form.get("email")))


def me() -> str:
    """The account that is signed in, or this browser's, half way in."""
    if identity.is_signed_in():
        return f"user-{identity.me().id}"
    return f"pending-{identity.pending_number()}"


def named() -> str:
    """The account that a slip is for, however its name was typed."""
    return tokens.digest(handles.read(request.form.get("handle", "")))


def everybody() -> str:
    """One counter for the whole installation."""
    return "all"


def tries(view: View) -> View:
    """Passwords: by where it comes from, by whom it is about, and in all."""
    view = limiter.limit(FROM_ONE_PLACE, methods=["POST"])(view)
    view = limiter.limit(IN_ALL, key_func=everybody, methods=["POST"])(view)
    return limiter.limit(ABOUT_ONE_PERSON, key_func=whom, methods=["POST"])(view)


def links(view: View) -> View:
    """Mails that somebody asks for: to one address, and from one place."""
    view = limiter.limit(LINKS_FROM_ONE_PLACE, methods=["POST"])(view)
    return limiter.limit(LINKS_TO_ONE_ADDRESS, key_func=whom, methods=["POST"])(view)


def slips(view: View) -> View:
    """PINs: by where they come from, by the name they are for, and in all."""
    view = limiter.limit(FROM_ONE_PLACE, methods=["POST"])(view)
    view = limiter.limit(IN_ALL, key_func=everybody, methods=["POST"])(view)
    return limiter.limit(ABOUT_ONE_PERSON, key_func=named, methods=["POST"])(view)


def steps(view: View) -> View:
    """Codes of the second step, about one account."""
    view = limiter.limit(STEPS, key_func=me, methods=["POST"])(view)
    return limiter.limit(STEPS_IN_A_DAY, key_func=me, methods=["POST"])(view)


def confirmations(view: View) -> View:
    """Mails that ask whether an address is somebody's."""
    return limiter.limit(CONFIRMATIONS, key_func=me, methods=["POST"])(view)
