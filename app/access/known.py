"""A browser that has been signed in before keeps a cookie that says so, for this person alone.

Tries from such a browser are counted by themselves. Whoever tries ten passwords from elsewhere
slows down themselves, and never the person (trust.md R-11; OWASP calls these device cookies).
"""

from datetime import timedelta
from secrets import token_urlsafe

from flask import after_this_request, current_app, request
from flask.wrappers import Response

from app.core import tokens
from app.core.seal import SealBrokenError, seal, unseal
from app.models import User

LASTS = timedelta(days=180)
MOST = 4
"""People that one browser remembers, the newest first: a library's computer has many."""


def cookie_name() -> str:
    """Bound to this host alone where there is https."""
    return "__Host-acquaint-known" if current_app.config["HTTPS"] else "acquaint-known"


def pairs() -> dict[str, str]:
    """A short digest of each sign-in name → the number of this browser for it."""
    try:
        words = unseal(request.cookies.get(cookie_name(), "")).split()
    except SealBrokenError:
        return {}
    return dict(zip(words[::2], words[1::2], strict=False))


def short(name: str) -> str:
    """Not readable, and not much to carry."""
    return tokens.digest(name)[:16]


def number_for(name: str) -> str:
    """The number of this browser, if the person of this name has been signed in with it; or ""."""
    return pairs().get(short(name), "")


def remember(user: User) -> None:
    """This browser has just proved that the person is at it."""
    names = [short(name) for name in (user.address, user.handle) if name]
    known, number = pairs(), token_urlsafe(9)
    mine = {name: known.pop(name, number) for name in names}
    words = [word for pair in list((mine | known).items())[:MOST] for word in pair]

    @after_this_request
    def keep(response: Response) -> Response:
        response.set_cookie(
            cookie_name(),
            seal(" ".join(words)),
            max_age=LASTS,
            secure=current_app.config["HTTPS"],
            httponly=True,
            samesite="Lax",
        )
        return response
