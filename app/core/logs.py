"""One line of JSON for each request and each failure: no content, no tokens, no query strings."""

import logging
import time
from secrets import token_hex
from typing import Any

import structlog
from flask import Flask, Response, g, request

LOG = structlog.get_logger("acquaint")


def init_app(app: Flask) -> None:
    """Log to standard error; a path is logged by its rule, so that no id and no token is in it."""
    configure()
    app.before_request(start)
    app.after_request(finish)


def configure() -> None:
    """The same form for our lines and for those of libraries."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    final = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_values,
            structlog.processors.JSONRenderer(),
        ],
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = logging.StreamHandler()
    handler.setFormatter(final)
    root = logging.getLogger("app")
    root.handlers, root.propagate = [handler], False
    ours = logging.getLogger("acquaint")
    ours.handlers, ours.propagate = [handler], False
    ours.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # one line for each table otherwise


def without_values(
    _logger: object, _name: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Where it failed, never the values it failed on: a statement's parameters are content."""
    if trouble := event.pop("exc_info", None):
        kind, _value, trace = trouble
        event["failure"] = kind.__name__
        places = []
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
            trace = trace.tb_next
        event["at"] = places[-6:]
    return event


def start() -> None:
    """Name the request, so that its lines can be found together."""
    g.request_began = time.monotonic()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=token_hex(4))


def finish(response: Response) -> Response:
    """Say what was asked and how it ended."""
    if request.endpoint not in {"static", "bootstrap.static", "site.health"}:
        took = round((time.monotonic() - g.get("request_began", time.monotonic())) * 1000)
        rule = request.url_rule.rule if request.url_rule else "-"
        LOG.info("request", method=request.method, rule=rule, status=response.status_code, ms=took)
    return response
