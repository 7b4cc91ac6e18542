"""Names for rows that a URL may carry: random, so that none can be guessed or counted."""

from secrets import choice

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 without i, l, o and u, which are misread (Douglas Crockford's alphabet)."""


def public_id() -> str:
    """Twelve characters, 60 random bits."""
    return "".join(choice(CROCKFORD) for _ in range(12))


def join_code() -> str:
    """Eight capital characters, 40 bits, to be read aloud and typed from a slip."""
    return "".join(choice(CROCKFORD) for _ in range(8)).upper()


LOOKALIKES = str.maketrans("OIL", "011")


def read_code(typed: str) -> str | None:
    """The eight characters that somebody means, however they were typed; None if they are none.

    Case, spaces and hyphens do not matter, and O is read as 0, I and L as 1.
    """
    plain = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(LOOKALIKES)
    fits = len(plain) == 8 and all(sign in CROCKFORD for sign in plain.lower())
    return plain if fits else None
