"""How many slips."""

from flask import request

from app.core import text

MOST = 240


def asked_count(free: int) -> int:
    """As the address asks; one for each free seat if it asks for no number we print."""
    asked = text.one_line(request.args.get("count", ""))[:6]
    wanted = int(asked) if asked.isascii() and asked.isdigit() else free
    return min(max(wanted, 1), MOST)
