"""How often codes may be tried, and how often somebody may join (trust.md R-11).

R-11 has 10 joins an hour for one network address. But a whole class shares one: so that figure
holds for codes that do not exist, and 60 an hour for people who join. A code is 40 bits long: with
10,000 codes alive and 200 guesses in ten minutes from everywhere, the first hit takes ten years.
What is not eight characters is no guess. A real code that lets nobody in is none either: whoever
has an old slip shall read why.
"""

from ipaddress import ip_address, ip_network

from flask import Response, abort, request
from limits import RateLimitItem, parse

from app.access.guards import View
from app.core import tokens
from app.core.extensions import limiter

WRONG_FROM_ONE_PLACE = parse("10 per hour")
WRONG_IN_ALL = parse("200 per 10 minutes")
JOINS_FROM_ONE_PLACE = "60 per hour"
LETTERS_TO_ONE_ADDRESS = parse("3 per 6 hours")


def place() -> str:
    """Where the request comes from. Of IPv6 the network: its owner has more addresses than we
    could count.
    """
    address = request.remote_addr or "127.0.0.1"
    if ip_address(address).version == 4:
        return address
    return str(ip_network(f"{address}/64", strict=False))


def count_guess() -> None:
    """Counted before the code is looked at, so that of many at once none slips through."""
    if not (hit(WRONG_FROM_ONE_PLACE, place()) and hit(WRONG_IN_ALL, "codes")):
        abort(429)


def give_back_guess() -> None:
    """It was a code of ours."""
    if limiter.enabled:
        for item, who in ((WRONG_FROM_ONE_PLACE, place()), (WRONG_IN_ALL, "codes")):
            limiter.storage.incr(item.key_for("joining", who), item.get_expiry(), amount=-1)


def may_write_to(address: str) -> bool:
    """Whether one more letter may go to an address that somebody else may have typed."""
    return hit(LETTERS_TO_ONE_ADDRESS, tokens.digest(address))


def hit(item: RateLimitItem, who: str) -> bool:
    """Count one more, for all processes; false once that was one too many."""
    return not limiter.enabled or limiter.limiter.hit(item, "joining", who)


def joins(view: View) -> View:
    """Only who came in, or stands at the door, is counted."""
    return limiter.limit(
        JOINS_FROM_ONE_PLACE, key_func=place, methods=["POST"], deduct_when=has_joined
    )(view)


def has_joined(response: Response) -> bool:
    """The form led on."""
    return response.status_code == 303
