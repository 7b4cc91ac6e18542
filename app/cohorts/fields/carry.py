"""What was typed on one page and is sent along on the next, until it is confirmed."""

from app.access import resend
from app.core import text

OURS = frozenset({"go", "seen"})


def typed() -> resend.Fields:
    """Names and values, without the button that was pressed and what the page itself knew."""
    return [(name, text.one_line(value)) for name, value in resend.typed() if name not in OURS]
