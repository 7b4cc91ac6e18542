"""Names for rows that a URL may carry: random, so that none can be guessed or counted."""

from secrets import choice

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 without i, l, o and u, which are misread (Douglas Crockford's alphabet)."""


def public_id() -> str:
    """Twelve characters, 60 random bits."""
    return "".join(choice(CROCKFORD) for _ in range(12))


def join_code() -> str:
    """Eight capital characters, to be read aloud and typed from a slip; not a secret."""
    return "".join(choice(CROCKFORD) for _ in range(8)).upper()
