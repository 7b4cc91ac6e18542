"""What is remembered of what people do: who, what, to which row; never any content.

An event of a change is written in the same transaction as the change. Reading another person's
words is an event too; since a GET never writes, it gets a transaction of its own, after the
response (one of the three exceptions of architecture.md).
"""

from flask import Flask, Response, g, has_request_context, request

from app.access import identity
from app.core import clock
from app.core.db import db
from app.core.tenancy import CENTER
from app.models import AuditEvent, User


def init_app(app: Flask) -> None:
    """Write what was read once the answer is made; call before `db.init_app`, to run after it."""
    app.after_request(write_readings)


def record(event: str, thing: str, *, by: User | None = None) -> None:
    """Add an event, named `subject:object:action`, to what this request commits."""
    db.session.add(make(event, thing, by=by))


def record_reading(event: str, thing: str) -> None:
    """Remember that this request shows somebody's words to somebody else."""
    g.setdefault("readings", []).append(make(event, thing))


def make(event: str, thing: str, *, by: User | None = None) -> AuditEvent:
    """The row, with what the request knows."""
    asked = has_request_context()
    user = by or (identity.me() if asked and identity.is_signed_in() else None)
    return AuditEvent(
        at=clock.now(),
        center_id=db.session.info.get(CENTER),
        user_id=user.id if user else None,
        event=event,
        thing=thing,
        ip=(request.remote_addr or "") if asked else "",
        browser=identity.this_browser()[:8] if asked else "",
    )


def write_readings(response: Response) -> Response:
    """Only what was really shown is an event."""
    readings = g.pop("readings", [])
    if readings and response.status_code == 200:
        with db.apart() as session:
            session.add_all(readings)
    return response
