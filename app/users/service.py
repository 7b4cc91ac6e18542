"""Making accounts, and proving whose they are. Slow hashing comes first, the transaction after."""

from sqlalchemy import select

from app.core import clock, passwords
from app.core.db import db
from app.models import User


def normal(address: str | None) -> str:
    """The form under which an address is known: trimmed, in lower case."""
    return (address or "").strip().lower()


def add_user(address: str | None, *, password: str | None = None) -> User:
    """An account; `password` is hashed here, so call with no transaction open."""
    hashed = passwords.hashed(password) if password else None
    user = User(address=normal(address) or None, password=hashed, created_at=clock.now())
    db.session.add(user)
    return user


def by_password(address: str, password: str) -> User | None:
    """Whose address and password these are; as slow and as silent if they are nobody's."""
    with db.looking() as look:
        found = select(User.id, User.password).where(User.address == address, User.active)
        number, stored = look.execute(found).one_or_none() or (None, None)
    if not passwords.matches(stored, password) or stored is None:
        return None
    newer = passwords.hashed(password) if passwords.is_outdated(stored) else stored
    # Asked again: while we hashed, the password may have changed.
    same = select(User).where(User.id == number, User.active, User.password == stored)
    user = db.session.scalars(same).first()
    if user is not None:
        user.password = newer
    return user
