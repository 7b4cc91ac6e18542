"""What can go wrong, and the page each failure becomes. None of it needs the database."""

import logging

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DataError, OperationalError
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError, ServiceUnavailable

LOG = logging.getLogger(__name__)


class DomainError(Exception):
    """A rule of the subject was broken; the message is fit for the person reading it."""


def init_app(app: Flask) -> None:
    """Show every failure as a page of ours."""
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(OperationalError, show_unavailable)
    app.register_error_handler(DataError, show_unstorable)
    app.register_error_handler(Exception, show_failure)


def wants_json() -> bool:
    """Whether a script of ours asks, and not a person's browser."""
    return request.accept_mimetypes.best == "application/json"


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """A page for the code, or one line of JSON for a script."""
    code = error.code or 500
    if error.response is not None:
        return error.response
    if wants_json():
        return jsonify(error=error.name), code
    return render_template("errors/page.html", code=code), code


def show_unavailable(error: OperationalError) -> ResponseReturnValue:
    """The database is away, busy too long or full: say so, and that nothing was saved."""
    LOG.error("database unavailable", extra={"cause": type(error.orig).__name__})
    return show_http_error(ServiceUnavailable())


def show_unstorable(_error: DataError) -> ResponseReturnValue:
    """Something was sent that no column takes, where no page of ours asks for text: a NUL, a
    number beyond all bounds. Forms say it at the field; this is what is left.
    """
    return show_http_error(BadRequest())


def show_failure(error: Exception) -> ResponseReturnValue:
    """A mistake of ours: the log has where, the page what to do; neither has people's text."""
    LOG.error("unhandled", exc_info=error)
    return show_http_error(InternalServerError())
