"""Count what a page asks of the database, BEGIN and COMMIT not counted (speed.md)."""

from contextlib import contextmanager

from sqlalchemy import event

from app.core.db import db


@contextmanager
def counted():
    """`with counted() as statements: …`, then `len(statements)`; savepoints do not count."""
    statements = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA")):
            statements.append(statement)

    engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
