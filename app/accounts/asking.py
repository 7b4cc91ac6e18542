"""Ask a browser for a passkey, and read what it answers. Each challenge is good for one answer."""

from flask import session

from app.models import User
from app.users import passkeys
from app.users.passkeys import Asked

CHALLENGE = "challenge"


def ask_known(user: User | None = None) -> str:
    """The question for a key there is, as JSON for the page; `user` where it must be theirs."""
    return remember(passkeys.ask_for_known(user))


def ask_new(user: User) -> str:
    """The question for a new key."""
    return remember(passkeys.ask_for_new(user, user.address or user.handle or ""))


def remember(asked: Asked) -> str:
    """The challenge stays in the browser's signed session until it is answered."""
    session[CHALLENGE] = asked.challenge
    return asked.options


def challenge() -> str:
    """The one that was asked last; from here on it is good for nothing."""
    return str(session.pop(CHALLENGE, ""))


def who_answered(answer: str) -> User | None:
    """Whose key it was."""
    asked = challenge()
    return passkeys.owner_of(answer, asked) if asked else None
