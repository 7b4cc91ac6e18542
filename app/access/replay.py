"""A form sent twice has one effect: every form carries a token, kept with what came of it (R-33).

A double click, a browser that tries again, a page brought back and sent again: all are answered
with the address that the first was answered with.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from flask import make_response, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from app.access.identity import is_signed_in, me
from app.core import clock
from app.core.db import SAFE_METHODS, db
from app.models import Processed

FIELD = "form_token"


def once(view: Callable[..., ResponseReturnValue], **rows: Any) -> ResponseReturnValue:
    """Call `view`, unless this person's form with this token has had its effect already."""
    token = request.form.get(FIELD, "") if request.method not in SAFE_METHODS else ""
    if not token or not is_signed_in():
        return view(**rows)
    if (result := result_of(token)) is not None:
        return redirect(result["location"], 303)
    response = make_response(view(**rows))
    if response.status_code in {302, 303}:
        remember(token, {"location": response.location})
    return response


def result_of(token: str) -> dict[str, Any] | None:
    """What came of it the first time; None if this is the first time."""
    mine = select(Processed.result).where(Processed.user_id == me().id)
    return db.session.scalars(mine.where(Processed.token == digest(token))).first()


def remember(token: str, result: dict[str, Any]) -> None:
    """Written with the effect; of two at once, the second fails on the unique key and commits
    nothing.
    """
    row = Processed(user_id=me().id, token=digest(token), result=result, created_at=clock.now())
    db.session.add(row)


def digest(token: str) -> str:
    """Of a fixed length, whatever was sent."""
    return sha256(f"{request.path}\n{token}".encode()).hexdigest()
