"""What is forgotten by itself: accounts whose week is over, cohorts closed for long enough."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import func, select

from app.belongings.erasing import erase, forget_work, sweep_file
from app.core import clock, config
from app.core.db import db
from app.core.tenancy import in_center
from app.models import Center, Cohort, Enrollment, User

MONTH = timedelta(days=30.44)


def erase_accounts() -> int:
    """Those who asked a week ago and did not change their mind, one transaction each."""
    due = select(User.id).where(User.leaves_at.is_not(None), User.leaves_at <= clock.now())
    numbers = list(db.session.scalars(due))
    for number in numbers:
        erase(db.session.get_one(User, number), instance=config.instance_folder())
        db.session.commit()
    if numbers:
        sweep_file()
    return len(numbers)


def over(center: Center, now: datetime) -> Iterator[Cohort]:
    """Cohorts of a center whose time is over; call inside the center."""
    if center.keeps_months:
        before = now - center.keeps_months * MONTH
        yield from db.session.scalars(select(Cohort).where(Cohort.closed_at < before))


def erase_cohorts(*, dry: bool = False) -> list[tuple[str, str, int]]:
    """Center, cohort and how many people: forgotten, or with `dry` only named."""
    found = []
    for center in db.session.scalars(select(Center)).all():
        with in_center(db.session, center.id):
            for cohort in list(over(center, clock.now())):
                people = forget_work(cohort) if not dry else people_in(cohort)
                if people:
                    found.append((center.slug, cohort.name, people))
    if not dry:
        db.session.commit()
        sweep_file()
    return found


def people_in(cohort: Cohort) -> int:
    """How many would be forgotten."""
    everybody = select(func.count(Enrollment.id)).where(Enrollment.cohort_id == cohort.id)
    return db.session.scalars(everybody).one()
