"""The text boundary: what comes in from people is normal, storable and of a known length.

Rule R-29 of trust.md: NFC; no NUL and no lone surrogates; names carry no bidirectional controls.
"""

import re
import unicodedata

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def normal(text: str) -> str:
    """NFC, with the line ends of Unix: two people who write the same store the same."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_storable(text: str) -> bool:
    """False when `text` holds NUL or half a surrogate pair, which no database keeps alike."""
    return UNSTORABLE.search(text) is None


def one_line(text: str) -> str:
    """A name or title: no controls, no change of writing direction, single spaces, trimmed."""
    return " ".join(CONTROLS.sub(" ", BIDI.sub("", normal(text))).split())


LETTER = r"[^\s@.\"(),:;<>\[\\\]]"
ADDRESS = re.compile(rf"(?:{LETTER}|\.)+@(?:{LETTER}+\.)+{LETTER}{{2,}}")
DOTS = re.compile(r"^\.|\.@|\.\.")


def is_address(text: str) -> bool:
    """Whether `text` could be a mail address (RFC 5321, 5322, 6531), without quoted names.

    A mail tells the rest: whether somebody reads there.
    """
    local, _at, domain = text.rpartition("@")
    parts = domain.split(".")
    return bool(
        ADDRESS.fullmatch(text)
        and not DOTS.search(text)
        and not UNSTORABLE.search(text)
        and not BIDI.search(text)
        and text.isprintable()  # no letter that has no shape: two addresses must not look alike
        and len(local.encode()) <= 64
        and len(text.encode()) <= 254
        and all(part.strip("-_") == part and len(part.encode()) <= 63 for part in parts)
    )
