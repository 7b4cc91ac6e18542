"""Secrets that we must be able to read again, kept so that a copy of the database tells nothing."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app


class SealBrokenError(Exception):
    """Sealed with a key that this installation does not have, or not sealed by us at all."""


def seal(text: str) -> str:
    """What `unseal` reads; it looks different every time."""
    return cipher().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed; with any of the keys this installation knows.

    Raises SealBrokenError.
    """
    try:
        return cipher().decrypt(sealed.encode()).decode()
    except (InvalidToken, UnicodeError) as error:  # half a surrogate pair can be typed
        raise SealBrokenError from error


def cipher() -> MultiFernet:
    """The installation's key first, then the keys it had before."""
    return MultiFernet(
        [Fernet(urlsafe_b64encode(derived(key, b"acquaint seal"))) for key in keys()]
    )


def stamps(*parts: str) -> Iterator[str]:
    """Of a secret that is short enough to be tried out: without our key there is nothing to try.

    The installation's key comes first, then those it had before: what was stamped stays good.
    """
    for key in keys():
        made = hmac.new(derived(key, b"acquaint stamp"), "\n".join(parts).encode(), "sha256")
        yield made.hexdigest()


def keys() -> Sequence[str]:
    """`SECRET_KEY`, then `SECRET_KEY_FALLBACKS`."""
    return [current_app.config["SECRET_KEY"], *(current_app.config["SECRET_KEY_FALLBACKS"] or ())]


def derived(key: str, use: bytes) -> bytes:
    """A key for one use alone, which signs no cookie (RFC 5869)."""
    return HKDF(SHA256(), length=32, salt=None, info=use).derive(key.encode())
