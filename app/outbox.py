"""What must happen once after a commit: written with it, claimed by one, swept if left."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, NamedTuple

from flask import Flask, Response, g
from sqlalchemy import ColumnElement, and_, inspect, or_, select, update
from sqlalchemy.exc import IntegrityError

from app.core import clock
from app.core.db import db
from app.models import Delivery, Message

LOG = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
ATTEMPTS = 8
Work = Callable[..., None]


class Job(NamedTuple):
    work: Work
    at_most_once: bool


JOBS: dict[str, Job] = {}


def job(work: Work) -> Work:
    """Let `work` be named in the outbox. It may run twice: the key says whether it did."""
    JOBS[work.__name__] = Job(work, at_most_once=False)
    return work


def job_at_most_once(work: Work) -> Work:
    """For what is worse done twice than not at all: it is begun once, whatever happens then."""
    JOBS[work.__name__] = Job(work, at_most_once=True)
    return work


def put(work: Work, *, key: str, **payload: Any) -> Message:
    message = Message(key=key, job=work.__name__, payload=payload, created_at=clock.now())
    db.session.add(message)
    g.setdefault("outbox", []).append(message)
    return message


def put_apart(work: Work, *, key: str, **payload: Any) -> None:
    """Put in a transaction of its own, unless it is there: for a request that commits nothing."""
    with suppress(IntegrityError), db.apart() as session:
        there = select(Message.id).where(Message.key == key)
        if session.scalars(there).first() is None:
            row = Message(key=key, job=work.__name__, payload=payload, created_at=clock.now())
            session.add(row)


def init_app(app: Flask, wake: Callable[[int], object]) -> None:
    """Wake the worker for what was committed; call before `db.init_app`, to run after it."""

    @app.after_request
    def wake_worker(response: Response) -> Response:
        for message in g.pop("outbox", []):
            if inspect(message).persistent:
                wake(inspect(message).identity[0])
        return response


def due() -> ColumnElement[bool]:
    free = or_(Message.lease_until.is_(None), Message.lease_until < clock.now())
    return and_(Message.state == Delivery.WAITING, free)


def sweep() -> int:
    """Do all that is due, whoever put it there; one failure does not keep the rest waiting."""
    with db.looking() as look:
        waiting = look.scalars(select(Message.id).where(due()).order_by(Message.id)).all()
    return sum(deliver(number) for number in waiting)


def deliver(number: int) -> bool:
    """Claim one message, do it, say what came of it; false if it was not ours, or not done."""
    with db.looking() as look:
        message = look.scalars(select(Message).where(Message.id == number, due())).first()
    if message is None or not swap(message, **next_step(message)):
        return False
    message = db.session.get_one(Message, number, populate_existing=True)
    mine, name, payload, key = message.attempts, message.job, message.payload, message.key
    if message.state is not Delivery.WAITING:
        LOG.error("outbox %s %s is %s", name, key, message.state)
        return False
    db.session.rollback()
    try:
        JOBS[name].work(key=key, **payload)
    except Exception as error:
        LOG.exception("outbox %s %s failed, attempt %s", name, key, mine)
        db.session.rollback()
        swap(message, **after_failure(JOBS[name], mine, repr(error)))
        return False
    db.session.commit()
    done = {"state": Delivery.DONE, "done_at": clock.now(), "error": None}
    return swap(message, payload={}, **done)  # whom it was for is nobody's business any more


def next_step(message: Message) -> dict[str, Any]:
    """Another attempt; or, for what a dead worker left behind, the end of attempts."""
    if message.attempts and JOBS[message.job].at_most_once:
        return {"state": Delivery.UNKNOWN, "error": "the worker ended while doing it"}
    if message.attempts >= ATTEMPTS:
        return {"state": Delivery.DEAD, "error": "the worker ended while doing it"}
    return {"attempts": message.attempts + 1, "lease_until": clock.now() + LEASE}


def after_failure(kind: Job, attempts: int, error: str) -> dict[str, Any]:
    if kind.at_most_once:
        return {"state": Delivery.UNKNOWN, "error": error}
    if attempts >= ATTEMPTS:
        return {"state": Delivery.DEAD, "error": error}
    return {"lease_until": clock.now() + timedelta(seconds=15 * 2**attempts), "error": error}


def swap(message: Message, **values: Any) -> bool:
    """Compare and swap: of two workers that saw the same attempt, one moves the message."""
    moved = db.session.execute(
        update(Message)
        .where(Message.id == message.id, Message.attempts == message.attempts)
        .where(Message.state == Delivery.WAITING)
        .values(**values)
        .returning(Message.id)
        .execution_options(synchronize_session=False)
    ).first()
    db.session.commit()
    return moved is not None
