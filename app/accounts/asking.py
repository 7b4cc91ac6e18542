"""Ask a browser for a passkey, and read what it answers. Each challenge is good for one answer."""

from datetime import timedelta

from flask import Response, current_app, session

from app.core import clock
from app.models import User
from app.users import passkeys
from app.users.passkeys import Asked

CHALLENGE = "challenge"
LASTS = timedelta(minutes=5)


def ask_known(user: User | None = None) -> Response:
    """The question for a key there is, as JSON for our script; `user` where it must be theirs."""
    return remember(passkeys.ask_for_known(user))


def ask_new(user: User) -> Response:
    """The question for a new key."""
    return remember(passkeys.ask_for_new(user, user.address or user.handle or ""))


def remember(asked: Asked) -> Response:
    """The challenge stays in the browser's signed session until it is answered."""
    session[CHALLENGE] = [asked.challenge, (clock.now() + LASTS).timestamp()]
    return current_app.response_class(asked.options, mimetype="application/json")


def challenge() -> str:
    """The one that was asked last, if that was lately; from here on it is good for nothing."""
    asked, until = session.pop(CHALLENGE, None) or ("", 0)
    return str(asked) if clock.now().timestamp() <= until else ""


def who_answered(answer: str) -> User | None:
    """Whose key it was."""
    asked = challenge()
    return passkeys.owner_of(answer, asked) if asked else None
