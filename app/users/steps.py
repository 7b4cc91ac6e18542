"""The second step: an app that shows codes, and ten codes on paper (trust.md R-12, R-13)."""

from collections.abc import Sequence
from hmac import compare_digest
from secrets import choice

from pyotp import TOTP, random_base32
from sqlalchemy import delete, exists, func, or_, select, update

from app.core import clock, tokens
from app.core.db import db
from app.core.ids import CROCKFORD
from app.core.seal import SealBrokenError, seal, unseal
from app.models import Authenticator, Passkey, RecoveryCode, User

STEP = 30
"""Seconds that a code is shown (RFC 6238)."""
CODES = 10
PLAIN = {"synchronize_session": False}


def has_any(user: User) -> bool:
    """Whether a password alone does not let this person in."""
    app = exists().where(Authenticator.user_id == user.id)
    keys = exists().where(Passkey.user_id == user.id)
    return bool(db.session.scalar(select(or_(app, keys))))


def new_secret() -> str:
    """What the app and we share: 160 bits in base 32."""
    return random_base32()


def counter_of(secret: str, code: str, *, after: int = 0) -> int | None:
    """The time step whose code this is: now, one before or one after; none is taken twice."""
    now = int(clock.now().timestamp()) // STEP
    shown = TOTP(secret)
    digits = "".join(code.split())
    for counter in (now - 1, now, now + 1):
        if counter > after and compare_digest(shown.generate_otp(counter), digits):
            return counter
    return None


def add_authenticator(user: User, secret: str, code: str) -> bool:
    """Take the app into use once it shows the right code; in place of the one there was."""
    counter = counter_of(secret, code)
    if counter is None:
        return False
    remove_authenticator(user)
    db.session.add(
        Authenticator(
            user_id=user.id, secret=seal(secret), last_counter=counter, added_at=clock.now()
        )
    )
    return True


def authenticator_of(user: User) -> Authenticator | None:
    """The app, if there is one."""
    return db.session.scalars(select(Authenticator).where(Authenticator.user_id == user.id)).first()


def remove_authenticator(user: User) -> None:
    """The app's codes are good for nothing from here on."""
    db.session.execute(delete(Authenticator).where(Authenticator.user_id == user.id))


def take_code(user: User, code: str) -> bool:
    """Use a code of the app; of two at once with the same code, one is told true."""
    app = authenticator_of(user)
    if app is None:
        return False
    try:
        counter = counter_of(unseal(app.secret), code, after=app.last_counter)
    except SealBrokenError:
        return False
    if counter is None:
        return False
    mine = update(Authenticator).where(
        Authenticator.id == app.id, Authenticator.last_counter < counter
    )
    used = mine.values(last_counter=counter).returning(Authenticator.id)
    return db.session.execute(used, execution_options=PLAIN).first() is not None


def new_codes(user: User) -> Sequence[str]:
    """Ten codes of 50 bits, as `k7m2p-9xw4q`, instead of those there were; kept as digests."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    codes = [
        "-".join("".join(choice(CROCKFORD) for _ in range(5)) for _ in "ab") for _ in "x" * CODES
    ]
    db.session.add_all(
        RecoveryCode(user_id=user.id, digest=tokens.digest(plain(code))) for code in codes
    )
    return codes


def letters() -> str:
    """Five that nobody misreads: 25 bits."""
    return "".join(choice(CROCKFORD) for _ in range(5))


def plain(code: str) -> str:
    """As it is kept, however it was typed."""
    typed = code.lower().replace("-", "").replace(" ", "")
    return typed.translate(str.maketrans("oil", "011"))


def take_recovery(user: User, code: str) -> bool:
    """Use a code on paper; each works once, of fifty at once one is told true."""
    mine = update(RecoveryCode).where(
        RecoveryCode.user_id == user.id,
        RecoveryCode.digest == tokens.digest(plain(code)),
        RecoveryCode.used_at.is_(None),
    )
    used = mine.values(used_at=clock.now()).returning(RecoveryCode.id)
    return db.session.execute(used, execution_options=PLAIN).first() is not None


def codes_left(user: User) -> int:
    """How many of the codes on paper still work."""
    unused = select(func.count(RecoveryCode.id)).where(RecoveryCode.user_id == user.id)
    return db.session.scalars(unused.where(RecoveryCode.used_at.is_(None))).one()
