"""What a code opens, for somebody who is not in the center yet."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select

from app.core import clock
from app.core.db import db
from app.core.tenancy import stay_in
from app.models import Center, Cohort, Enrollment, Staff, User, WorkshopSession

EVERYWHERE: Mapping[str, Any] = {"across_centers": True}


class Behind(NamedTuple):
    """What a code opens."""

    cohort: Cohort
    center: Center


def behind(code: str) -> Behind | None:
    """The cohort of a code; from here on the request stays in its center."""
    found = db.session.execute(
        select(Cohort, Center)
        .join(Center, Center.id == Cohort.center_id)
        .where(Cohort.code == code),
        execution_options={**EVERYWHERE, "populate_existing": True},
    ).first()
    if found is None:
        return None
    stay_in(db.session, found[1].id)
    return Behind(*found)


class Meets(NamedTuple):
    """The next workshop session."""

    starts_at: datetime
    place: str


def meets(cohort: Cohort) -> Meets | None:
    """When and where one goes first; None where nobody meets any more."""
    here = select(
        WorkshopSession.starts_at,
        func.coalesce(func.nullif(WorkshopSession.place, ""), Cohort.place),
    ).join(Cohort, Cohort.id == WorkshopSession.cohort_id)
    coming = here.where(Cohort.id == cohort.id, WorkshopSession.starts_at > clock.now())
    row = db.session.execute(coming.order_by(WorkshopSession.starts_at).limit(1)).first()
    return Meets(*row) if row else None


def last_name_of(user: User) -> str:
    """What the person was called where they were last, to begin the field with; or nothing."""
    names = select(Enrollment.name).where(Enrollment.user_id == user.id)
    newest = names.order_by(Enrollment.id.desc()).limit(1)
    works = select(Staff.name).where(Staff.user_id == user.id).order_by(Staff.id.desc()).limit(1)
    for asked in (newest, works):
        if name := db.session.scalars(asked, execution_options=EVERYWHERE).first():
            return name
    return ""
