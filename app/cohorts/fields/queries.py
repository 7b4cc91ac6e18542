"""Who works here, and may therefore counsel."""

from collections.abc import Sequence

from sqlalchemy import select

from app.core.db import db
from app.models import Staff


def staff_here() -> Sequence[Staff]:
    """Everybody who works at the center now, by name."""
    here = select(Staff).where(Staff.ended_at.is_(None))
    return db.session.scalars(here.order_by(Staff.sort_name, Staff.id)).all()


def staff_called(public_id: str) -> Staff | None:
    """One of them."""
    one = select(Staff).where(Staff.ended_at.is_(None), Staff.public_id == public_id)
    return db.session.scalars(one).first()
