"""What must happen once after a commit."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from app.core.columns import NOBODY, Key, Number, Text, Time
from app.core.db import Base


class Delivery(StrEnum):
    """How far a message is."""

    WAITING = "waiting"
    """Or being done: then `lease_until` lies ahead."""
    DONE = "done"
    DEAD = "dead"
    """Failed at its last attempt. A person must look."""
    UNKNOWN = "unknown"
    """Begun, never to be begun again, and nobody can say whether it happened."""


class Message(Base):
    """Written with the effect it follows from; carries ids, never content."""

    __tablename__ = "outbox"

    id: Mapped[Key]
    key: Mapped[Text] = mapped_column(unique=True)
    job: Mapped[Text]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, info=NOBODY)
    created_at: Mapped[Time]
    state: Mapped[Delivery] = mapped_column(default=Delivery.WAITING, index=True, info=NOBODY)
    attempts: Mapped[Number] = mapped_column(default=0)
    """Also the version a claim is compared with."""
    lease_until: Mapped[Time | None]
    done_at: Mapped[Time | None]
    error: Mapped[Text | None]
