"""The queue that wakes the worker. It may lose what it holds: the outbox remembers."""

import logging
from collections.abc import Callable
from functools import cache
from os import environ
from typing import Any

from huey import Huey, RedisHuey, SqliteHuey

from app.core.config import instance_folder

LOG = logging.getLogger(__name__)
WORK: dict[str, Callable[[int], object]] = {}


def make() -> Huey:
    if url := environ.get("REDIS_URL"):
        return RedisHuey("acquaint", url=url)
    path = instance_folder() / "queue.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    # Huey opens the system's SQLite, whose WAL mode can corrupt: so no WAL here.
    return SqliteHuey("acquaint", filename=str(path), journal_mode="truncate", fsync=False)


@cache
def queue() -> tuple[Huey, Callable[[int], Any]]:
    """Opened by the first who asks, so never before a fork: what it opens must not cross one."""
    huey = make()
    return huey, huey.task(name="deliver")(deliver)


def deliver(number: int) -> None:
    """To the web a mere name; the worker says what it does."""
    WORK["deliver"](number)


def wake(number: int) -> None:
    """Tell the worker; if the queue cannot be reached, the sweep will find it."""
    try:
        queue()[1](number)
    except Exception:
        LOG.warning("the queue is out of reach; message %s waits for the sweep", number)
