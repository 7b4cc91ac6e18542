"""Before a sign-in ends, the page says so (trust.md R-18): two minutes, and nothing is lost."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask, has_request_context

from app.access import identity

SOON = identity.STAFF_LASTS + timedelta(minutes=5)
"""What ends later than this ends in nobody's sight: a page is not open for weeks."""


@dataclass(frozen=True)
class Ending:
    """When the sign-in of this browser ends."""

    seconds: int
    """From now: the clock of the browser may be wrong."""
    can_stay: bool
    """Whether it goes on when somebody says that they are there."""


def init_app(app: Flask) -> None:
    """Give every page of somebody who is signed in its end."""
    app.context_processor(lambda: {"ending": soon() if has_request_context() else None})


def of_this_browser() -> Ending | None:
    """None where nobody is signed in."""
    left = identity.time_left()
    return None if left is None else Ending(max(int(left[0].total_seconds()), 0), left[1])


def soon() -> Ending | None:
    """Only where a page may still be open when it comes."""
    found = of_this_browser()
    return found if found is not None and found.seconds <= SOON.total_seconds() else None
