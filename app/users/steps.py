"""The second step: an app that shows codes, and ten codes on paper (trust.md R-12, R-13)."""

import unicodedata
from collections.abc import Sequence
from datetime import timedelta
from hmac import compare_digest
from secrets import choice

from pyotp import TOTP, random_base32
from sqlalchemy import delete, exists, func, or_, select, update

from app.core import clock, tokens
from app.core.db import db
from app.core.ids import CROCKFORD
from app.core.seal import SealBrokenError, seal, unseal
from app.models import AuditEvent, Authenticator, Passkey, RecoveryCode, User

STEP = 30
"""Seconds that a code is shown (RFC 6238)."""
CODES, GROUPS, LETTERS = 10, 6, 4
"""How many codes on paper, and their shape: 120 bits each. A plain digest is enough for 112 and
more (ASVS 5.0, 6.5.2), so trying one costs no slow hash.
"""
REFUSED = "person:second-step:refuse"
GUESSES, LATELY = 5, timedelta(days=1)
"""So many wrong codes in so long a time, and the owner hears of it."""
PLAIN = {"synchronize_session": False}


def has_any(user: User) -> bool:
    """Whether a password alone does not let this person in."""
    app = exists().where(Authenticator.user_id == user.id)
    keys = exists().where(Passkey.user_id == user.id)
    return bool(db.session.scalar(select(or_(app, keys))))


def take_turns(user: User) -> None:
    """Of two requests that change what one person has, the second waits for the first."""
    db.session.execute(select(User.id).where(User.id == user.id).with_for_update())


def new_secret() -> str:
    """What the app and we share: 160 bits in base 32."""
    return random_base32()


def counter_of(secret: str, code: str, *, after: int = 0) -> int | None:
    """The time step whose code this is: now, one before or one after; none is taken twice."""
    now = int(clock.now().timestamp()) // STEP
    shown, digits = TOTP(secret), squeezed(code)
    for counter in (now - 1, now, now + 1):
        right = compare_digest(shown.generate_otp(counter).encode(), digits.encode())
        if counter > after and right:
            return counter
    return None


def squeezed(code: str) -> str:
    """However it was typed: with spaces, with dashes, in the digits of another keyboard."""
    kept = unicodedata.normalize("NFKC", code).replace("-", "")
    digits = (str(unicodedata.digit(letter, letter)) for letter in kept)
    return "".join("".join(digits).split()).lower()


def add_authenticator(user: User, secret: str, code: str) -> bool:
    """Take the app into use once it shows the right code; in place of the one there was."""
    counter = counter_of(secret, code)
    if counter is None:
        return False
    take_turns(user)
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
    """Ten codes as `k7m2-9xw4-…`, instead of those there were; kept as digests."""
    take_turns(user)
    forget_codes(user)
    codes = [
        "-".join("".join(choice(CROCKFORD) for _ in range(LETTERS)) for _ in range(GROUPS))
        for _ in range(CODES)
    ]
    db.session.add_all(
        RecoveryCode(user_id=user.id, digest=tokens.digest(plain(code))) for code in codes
    )
    return codes


def forget_codes(user: User) -> None:
    """The codes on paper are good for nothing from here on."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))


def plain(code: str) -> str:
    """As it is kept, also with the letters that our alphabet leaves out for looking alike."""
    return squeezed(code).translate(str.maketrans("oil", "011"))


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


def forget_all(user: User) -> None:
    """For somebody who has lost every one of them: from here on the password alone lets in."""
    take_turns(user)
    remove_authenticator(user)
    db.session.execute(delete(Passkey).where(Passkey.user_id == user.id))
    forget_codes(user)


def is_guessed(user: User) -> bool:
    """Whether the wrong code at hand is the one too many of which the owner should hear; those
    after it are not.
    """
    wrong = select(func.count(AuditEvent.id)).where(
        AuditEvent.user_id == user.id,
        AuditEvent.event == REFUSED,
        AuditEvent.at > clock.now() - LATELY,
    )
    return db.session.scalars(wrong).one() == GUESSES - 1
