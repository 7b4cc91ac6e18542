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
