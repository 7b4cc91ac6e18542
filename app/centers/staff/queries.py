"""One of those who work here."""

from sqlalchemy import select

from app.core.db import db
from app.models import Staff


def staff_called(public_id: str) -> Staff | None:
    """Somebody who works at this center now."""
    works = select(Staff).where(Staff.public_id == public_id, Staff.ended_at.is_(None))
    return db.session.scalars(works).first()
