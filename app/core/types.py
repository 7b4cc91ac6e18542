"""Column types: moments are aware and in UTC, wall times are naive, and neither is mistaken."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database, on both engines. Refuses naive values."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and value.replace(tzinfo=UTC)


class LocalDateTime(TypeDecorator[datetime]):
    """What a clock on the wall shows: naive; the zone stands beside it. Refuses aware values."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is not None and value.tzinfo is not None:
            raise ValueError("a wall time has no zone")
        return value


class Unsigned32(TypeDecorator[int]):
    """From 0 to 4,294,967,295 in an ordinary integer, which PostgreSQL ends at half of that: the
    upper half lies below zero there. Not to be compared in a statement.
    """

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, _dialect: Dialect) -> int | None:
        return value if value is None or value < 2**31 else value - 2**32

    def process_result_value(self, value: int | None, _dialect: Dialect) -> int | None:
        return value if value is None else value % 2**32
