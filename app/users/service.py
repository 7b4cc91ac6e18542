"""Making accounts, and proving whose they are. Slow hashing comes first, the transaction after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, or_, select, update
from sqlalchemy.exc import IntegrityError

from app.access import tickets
from app.core import clock, passwords, text
from app.core.db import db
from app.models import Center, Enrollment, Purpose, SignIn, Staff, User
from app.users.passwords import strength


def normal(address: str | None) -> str:
    """The form under which an address is known: one line, trimmed, in lower case."""
    return text.one_line(address or "").lower()


def add_user(address: str | None, *, password: str | None = None) -> User:
    """An account; `password` is hashed here, with no transaction open."""
    hashed = hashed_apart(password) if password else None
    user = User(address=normal(address) or None, password=hashed, created_at=clock.now())
    db.session.add(user)
    return user


def hashed_apart(password: str) -> str:
    """Let go of the write lock while the slow hash is made; what was read is read again after."""
    db.session.rollback()
    return passwords.hashed(password)


def user_called(name: str) -> User | None:
    """Whose confirmed address, or sign-in name, this is, while the account is in use."""
    known = or_(User.address == name, User.handle == name)
    return db.session.scalars(select(User).where(known, User.active)).first()


def user_at(address: str) -> User | None:
    """Whose confirmed address this is, while the account is in use."""
    mine = select(User).where(User.address == address, User.active)
    return db.session.scalars(mine).first()


@dataclass(frozen=True)
class Chosen:
    """What is slow about a new password, done with no transaction open."""

    hashed: str
    strength: str
    """In words."""


def chosen(password: str, own_words: Iterable[str] = ()) -> Chosen:
    """Hash it and say how hard it is to guess; what was read before is to be read again."""
    return Chosen(hashed_apart(password), strength(password, own_words))


def set_password(user: User, password: str, own_words: Iterable[str] = ()) -> str:
    """Choose a new one and say how strong it is; every ticket bound to the old one is good for
    nothing from here on.
    """
    number, new = user.id, chosen(password, own_words)
    db.session.get_one(User, number).password = new.hashed
    return new.strength


def is_password_of(user: User, password: str) -> bool:
    """Whether this is the person's password; looked at with no transaction open."""
    number, stored = user.id, user.password
    db.session.rollback()
    right = passwords.matches(stored, password)
    return right and db.session.get_one(User, number).password == stored


def is_taken(address: str) -> bool:
    """Whether an account has this address, in use or not."""
    return db.session.scalars(select(User.id).where(User.address == address)).first() is not None


def change_address(user: User, address: str) -> bool:
    """Mail goes there from here on; links that went to the old one are good for nothing. False,
    and nothing is changed, when another account has the address.
    """
    try:
        with db.session.begin_nested():
            user.address = normal(address)
            db.session.flush()  # of two at once for one address, the second fails here
    except IntegrityError:
        return False
    for purpose in (Purpose.SIGN_IN, Purpose.RESET, Purpose.ADDRESS):
        tickets.take_back(purpose, user)
    return True


def is_change(user: User, address: str) -> bool:
    """Whether this is another address than the person's."""
    return normal(address) != user.address


def names_of(user: User) -> list[str]:
    """What the person and their centers are called: no password is one of these."""
    found = [user.address or "", user.handle or ""]
    for belongs in (Staff, Enrollment):
        called = select(belongs.name, Center.name).where(belongs.user_id == user.id)
        rows = called.join(Center, Center.id == belongs.center_id)
        for row in db.session.execute(rows, execution_options={"across_centers": True}):
            found += row
    return found


def asked_by(user: User) -> Sequence[str]:
    """The centers the person works at that ask their staff for a second step, by name."""
    works = select(Center.name).join(Staff, Staff.center_id == Center.id)
    asked = works.where(Staff.user_id == user.id, Staff.ended_at.is_(None), Center.asks_second_step)
    return db.session.scalars(
        asked.order_by(Center.name), execution_options={"across_centers": True}
    ).all()


def belongs_elsewhere(user: User, center: Center) -> bool:
    """Whether the account opens more than a seat in this center: work here, or another center."""
    works = exists().where(Staff.user_id == user.id)
    learns = exists().where(Enrollment.user_id == user.id, Enrollment.center_id != center.id)
    found = select(User.id).where(User.id == user.id, or_(works, learns))
    rows = db.session.scalars(found, execution_options={"across_centers": True})
    return rows.first() is not None


def end_sign_ins(user: User, *, but: SignIn | None = None) -> int:
    """Sign the person out everywhere, or everywhere `but` in this browser; how many it were."""
    theirs = update(SignIn).where(SignIn.user_id == user.id, SignIn.revoked_at.is_(None))
    if but is not None:
        theirs = theirs.where(SignIn.id != but.id)
    ended = db.session.execute(
        theirs.values(revoked_at=clock.now()).returning(SignIn.id),
        execution_options={"synchronize_session": False},
    )
    return len(ended.all())


def by_password(address: str, password: str) -> User | None:
    """Whose address (or handle) and password these are; as slow and as silent if nobody's."""
    with db.looking() as look:
        known = or_(User.address == address, User.handle == address)
        found = select(User.id, User.password).where(known, User.active)
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
