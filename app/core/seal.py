"""Secrets that we must be able to read again, kept so that a copy of the database tells nothing."""

from base64 import urlsafe_b64encode

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
    """The installation's key first, then the keys it had before (`SECRET_KEY_FALLBACKS`)."""
    keys = [current_app.config["SECRET_KEY"], *(current_app.config["SECRET_KEY_FALLBACKS"] or ())]
    return MultiFernet([Fernet(derived(key)) for key in keys])


def derived(key: str) -> bytes:
    """A key for sealing alone, which signs no cookie (RFC 5869)."""
    made = HKDF(SHA256(), length=32, salt=None, info=b"acquaint seal")
    return urlsafe_b64encode(made.derive(key.encode()))
