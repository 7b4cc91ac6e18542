"""What the warning before the end of a sign-in asks (js/session-end.js)."""

from flask import Response, jsonify

from app.access import ending, identity
from app.access.guards import signed_in
from app.accounts.blueprint import bp


@bp.get("/account/time-left")
@signed_in
def time_left() -> Response:
    """How long this browser is still signed in; to ask is not to be there."""
    identity.only_ask()
    return left()


@bp.post("/account/keep-on")
@signed_in
def stay() -> Response:
    """Somebody is there: a sign-in that would end because nothing happens goes on."""
    identity.stay()
    return left()


def left() -> Response:
    """In seconds, since the browser's clock may be wrong."""
    found = ending.of_this_browser()
    seconds, can_stay = (found.seconds, found.can_stay) if found else (0, False)
    return jsonify(seconds=seconds, can_stay=can_stay)
