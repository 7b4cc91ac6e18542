"""The database: one engine, a session per request, and the one place where a request commits."""

import enum
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import partial
from typing import Any, cast

from flask import Flask, Response, current_app, g, has_request_context, request
from flask_alembic import Alembic
from sqlalchemy import Connection, Engine, Enum, MetaData, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

from app.core import tenancy
from app.core.types import UtcDateTime

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
foreign_keys: ContextVar[bool] = ContextVar("foreign_keys", default=True)


def values(kind: type[enum.Enum]) -> list[str]:
    """What is stored of an enumeration: its values, so that renaming a member changes no row."""
    return [member.value for member in kind]


PLAIN_ENUM = Enum(enum.Enum, native_enum=False, values_callable=values, length=32)
"""Text on both engines: a native type of PostgreSQL cannot lose a value again."""


class Base(DeclarativeBase):
    """Every table: named constraints, aware moments."""

    type_annotation_map = {datetime: UtcDateTime, enum.Enum: PLAIN_ENUM}  # noqa: RUF012
    metadata = MetaData(
        naming_convention={
            "ix": "ix__%(table_name)s__%(column_0_N_name)s",
            "uq": "uq__%(table_name)s__%(column_0_N_name)s",
            "ck": "ck__%(table_name)s__%(constraint_name)s",
            "fk": "fk__%(table_name)s__%(column_0_N_name)s__%(referred_table_name)s",
            "pk": "pk__%(table_name)s",
        }
    )


class Database:
    """What belongs to the app at hand: its engine, and the session of this request or command."""

    @property
    def engine(self) -> Engine:
        return cast("Engine", current_app.extensions["engine"])

    @property
    def engines(self) -> dict[str, Engine]:
        return {"default": self.engine}  # where Flask-Alembic looks

    @property
    def sessions(self) -> sessionmaker[Session]:
        return cast("sessionmaker[Session]", current_app.extensions["sessions"])

    @property
    def session(self) -> Session:
        if "db_session" not in g:
            g.db_session = self.sessions()
        return cast("Session", g.db_session)

    @contextmanager
    def looking(self) -> Iterator[Session]:
        """A look that takes no write lock and is over at once: for what precedes slow work."""
        with self.sessions() as session:
            session.connection(execution_options={"looking": True})
            yield session

    @contextmanager
    def apart(self) -> Iterator[Session]:
        """A short transaction of its own, whatever becomes of the request's: commits at the end."""
        with self.sessions.begin() as session:
            session.connection(execution_options={"apart": True})
            yield session


db = Database()
alembic = Alembic(metadatas=Base.metadata, run_mkdir=False)


def init_app(app: Flask) -> None:
    """Make the engine, and let every request end in one commit or one rollback."""
    engine = create_engine(**app.config["DATABASE"])
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", prepare)
        event.listen(engine, "begin", begin)
    # A connection belongs to the process that opened it: a child only forgets it.
    os.register_at_fork(after_in_child=partial(engine.dispose, close=False))
    app.extensions |= {"sqlalchemy": db, "engine": engine, "sessions": sessionmaker(engine)}
    alembic.init_app(app)
    app.after_request(commit_or_rollback)
    app.teardown_appcontext(close)


def commit_or_rollback(response: Response) -> Response:
    """Commit an unsafe request that succeeded; a GET never writes."""
    if "db_session" in g:
        if may_write() and response.status_code < 400:
            db.session.commit()
        else:
            db.session.rollback()
    return response


def close(_error: BaseException | None) -> None:
    """Give the request's connection back."""
    if session := g.pop("db_session", None):
        session.close()


def may_write() -> bool:
    """Whether this is a request that may change rows, or no request at all."""
    return not has_request_context() or request.method not in SAFE_METHODS


def prepare(dbapi: Any, _record: object) -> None:
    """The profile of trust.md R-36, per connection."""
    dbapi.isolation_level = None  # the driver begins nothing; `begin` below does
    dbapi.execute("PRAGMA journal_mode = WAL")
    dbapi.execute("PRAGMA synchronous = FULL")
    dbapi.execute("PRAGMA trusted_schema = OFF")
    dbapi.execute("PRAGMA secure_delete = ON")
    dbapi.execute(f"PRAGMA foreign_keys = {int(foreign_keys.get())}")


def begin(connection: Connection) -> None:
    """Take the write lock at once where one may write: a lock taken late fails, not waits."""
    options = connection.get_execution_options()
    writes = options.get("apart") or (may_write() and not options.get("looking"))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def migrate() -> None:
    """Bring the database to the newest revision; tables may be rebuilt, so keys rest meanwhile."""
    with without_foreign_keys():
        alembic.upgrade()


@contextmanager
def without_foreign_keys() -> Iterator[None]:
    """Open connections that do not check references, and check them all at the end."""
    token = foreign_keys.set(False)
    db.engine.dispose()
    try:
        yield
    finally:
        foreign_keys.reset(token)
        db.engine.dispose()


__all__ = ["Base", "alembic", "db", "init_app", "migrate", "tenancy"]
