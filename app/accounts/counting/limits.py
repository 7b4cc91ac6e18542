"""How often something may be tried (trust.md R-11): counted for all processes, across restarts.

What is over a limit waits; nobody is locked out. The figures per place are larger than those per
person, since a whole class shares one address.
"""

from collections.abc import Callable
from ipaddress import ip_network
from math import ceil

from flask import Response, request
from flask_babel import ngettext
from flask_limiter import RequestLimit

from app.access import identity, known
from app.access.guards import View
from app.core import clock, tokens
from app.core.extensions import limiter
from app.users import handles, mails
from app.users.service import normal

FROM_ONE_PLACE = "60 per 5 minutes"
"""A class of thirty signs in at nine from one address, and half of them mistype once."""
ABOUT_ONE_PERSON = "10 per 5 minutes"
IN_ALL = "1000 per 5 minutes"
LINKS_FROM_ONE_PLACE = "20 per hour"
LINKS_TO_ONE_ADDRESS = "5 per day"
CONFIRMATIONS = "3 per 6 hours"
STEPS, STEPS_IN_A_DAY = "5 per 5 minutes", "50 per day"

Wait = Callable[[RequestLimit], Response | None]
"""The page for whoever has to wait, with what they were writing."""


def typed() -> str:
    """The mail address, or sign-in name, that this form is about."""
    return normal(request.form.get("email"))


def whom() -> str:
    """The account that is tried, not readable in the counters."""
    return tokens.digest(typed())


def this_browser() -> str:
    """One that this person has been signed in with before; "" for every other."""
    number = known.number_for(typed())
    return f"known-{number}" if number else ""


def is_known() -> bool:
    """Counted by itself, and so kept out by nobody."""
    return bool(this_browser())


def is_new() -> bool:
    """Counted with all others."""
    return not is_known()


def me() -> str:
    """The account that is signed in, or half way in; for one of these, the same."""
    number = identity.me().id if identity.is_signed_in() else identity.pending_number()
    return f"user-{number}" if number else place()


def place() -> str:
    """Where a request comes from; of the long addresses (IPv6) the half that a household has."""
    address = request.remote_addr or "127.0.0.1"
    return str(ip_network((address, 64), strict=False)) if ":" in address else address


def named() -> str:
    """The account that a slip is for, however its name was typed."""
    return tokens.digest(handles.read(request.form.get("handle", "")))


def everybody() -> str:
    """One counter for the whole installation."""
    return "all"


def how_long(limit: RequestLimit) -> str:
    """When it works again, in words."""
    minutes = max(ceil((limit.reset_at - 1 - clock.now().timestamp()) / 60), 1)
    if minutes < 90:
        return str(ngettext("%(num)s minute", "%(num)s minutes", minutes))
    return str(ngettext("%(num)s hour", "%(num)s hours", ceil(minutes / 60)))


def counted(view: View, figures: dict[Callable[[], str], tuple[str, Wait]]) -> View:
    """Count by each key. A browser that the person is known to use counts by itself alone."""
    for key, (figure, wait) in figures.items():
        exempt = is_new if key is this_browser else is_known
        view = limiter.limit(
            figure, key_func=key, methods=["POST"], exempt_when=exempt, on_breach=wait
        )(view)
    return view


def tries(wait: Wait) -> Callable[[View], View]:
    """Passwords: by whom they are about, by where they come from, and in all."""

    def guessed(limit: RequestLimit) -> Response | None:
        mails.warn_of_guessing(typed())
        return wait(limit)

    return lambda view: counted(
        view,
        {
            whom: (ABOUT_ONE_PERSON, guessed),
            this_browser: (ABOUT_ONE_PERSON, guessed),
            place: (FROM_ONE_PLACE, wait),
            everybody: (IN_ALL, wait),
        },
    )


def links(wait: Wait) -> Callable[[View], View]:
    """Mails that somebody asks for: to one address, and from one place."""
    return lambda view: counted(
        view,
        {
            whom: (LINKS_TO_ONE_ADDRESS, wait),
            this_browser: (LINKS_TO_ONE_ADDRESS, wait),
            place: (LINKS_FROM_ONE_PLACE, wait),
        },
    )


def passkeys(view: View) -> View:
    """Passkeys alone: nobody guesses one, and it names nobody until it is checked."""
    view = limiter.limit(FROM_ONE_PLACE, key_func=place, methods=["POST"])(view)
    return limiter.limit(IN_ALL, key_func=everybody, methods=["POST"])(view)


def slips(view: View) -> View:
    """PINs: by where they come from, by the name they are for, and in all."""
    view = limiter.limit(FROM_ONE_PLACE, key_func=place, methods=["POST"])(view)
    view = limiter.limit(IN_ALL, key_func=everybody, methods=["POST"])(view)
    return limiter.limit(ABOUT_ONE_PERSON, key_func=named, methods=["POST"])(view)


def steps(show: Callable[[], Response | None]) -> Callable[[View], View]:
    """Codes of the second step: all tries about one account count together, wherever they are
    made. `show` is the page for whoever has to wait, with what they were writing.
    """

    def breach(_limit: RequestLimit) -> Response | None:
        return show()

    def limited(view: View) -> View:
        view = limiter.limit(FROM_ONE_PLACE, key_func=place, methods=["POST"], on_breach=breach)(
            view
        )
        for figure in (STEPS, STEPS_IN_A_DAY):
            view = limiter.shared_limit(
                figure, scope="steps", key_func=me, methods=["POST"], on_breach=breach
            )(view)
        return view

    return limited


def confirmations(wait: Wait) -> Callable[[View], View]:
    """Mails that ask whether an address is somebody's: by who asks, and by whom they go to."""

    def limited(view: View) -> View:
        for key in (me, whom):
            view = limiter.limit(
                CONFIRMATIONS,
                key_func=key,
                methods=["POST"],
                exempt_when=lambda: not identity.is_signed_in(),
                on_breach=wait,
            )(view)
        return view

    return limited
