"""Making accounts, and proving whose they are. Slow hashing comes first, the transaction after."""

from sqlalchemy import exists, or_, select, update

from app.access import tickets
from app.core import clock, passwords, text
from app.core.db import db
from app.models import Center, Enrollment, Purpose, SignIn, Staff, User


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


def user_at(address: str) -> User | None:
    """Whose confirmed address this is, while the account is in use."""
    mine = select(User).where(User.address == address, User.active)
    return db.session.scalars(mine).first()


def set_password(user: User, password: str) -> None:
    """Choose a new one; every ticket bound to the old one is good for nothing from here on."""
    number, hashed = user.id, hashed_apart(password)
    db.session.get_one(User, number).password = hashed


def is_password_of(user: User, password: str) -> bool:
    """Whether this is the person's password; looked at with no transaction open."""
    number, stored = user.id, user.password
    db.session.rollback()
    right = passwords.matches(stored, password)
    return right and db.session.get_one(User, number).password == stored


def change_address(user: User, address: str) -> None:
    """Mail goes there from here on; links that went to the old one are good for nothing."""
    user.address = normal(address)
    tickets.take_back(Purpose.SIGN_IN, user)
    tickets.take_back(Purpose.RESET, user)


def names_of(user: User) -> list[str]:
    """What the person and their centers are called: no password is one of these."""
    found = [user.address or "", user.handle or ""]
    for belongs in (Staff, Enrollment):
        called = select(belongs.name, Center.name).where(belongs.user_id == user.id)
        rows = called.join(Center, Center.id == belongs.center_id)
        for row in db.session.execute(rows, execution_options={"across_centers": True}):
            found += row
    return found


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
