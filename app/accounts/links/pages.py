"""What pages of links share: nobody else is told their address, and one page says: no more."""

from flask import Response, make_response, render_template
from flask.typing import ResponseReturnValue

from app.access import identity
from app.models import Ticket

GONE = 410


def another(ticket: Ticket) -> bool:
    """Whether somebody else is signed in here than the one the link is for."""
    return identity.is_signed_in() and identity.me().id != ticket.user_id


def gone(purpose: str) -> ResponseReturnValue:
    """Used, run out, taken back or never there: one page, without saying which."""
    return unwatched(render_template("accounts/link-gone.html", purpose=str(purpose)), GONE)


def unwatched(page: str, code: int = 200) -> Response:
    """A page whose address is a secret: no other site is told of it."""
    response = make_response(page, code)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
