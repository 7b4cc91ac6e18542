"""How a cohort's code works: at once for some hours, until when, for how many."""

from datetime import date, timedelta

from app.access import audit
from app.cohorts.service import last_moment, refuse_if_closed
from app.core import clock
from app.models import Cohort


def open_door(cohort: Cohort, *, hours: int) -> None:
    """Until then whoever has the code is in at once. Raises DomainError for a closed cohort."""
    refuse_if_closed(cohort)
    cohort.code_open_until = clock.now() + timedelta(hours=hours)
    audit.record("staff:code:open", cohort.public_id)


def shut_door(cohort: Cohort) -> None:
    """From now on a counselor lets each one in."""
    cohort.code_open_until = None
    audit.record("staff:code:shut", cohort.public_id)


def limit_code(cohort: Cohort, *, last_day: date, uses: int | None) -> None:
    """Until when it works, and for how many more. Raises DomainError for a closed cohort."""
    refuse_if_closed(cohort)
    cohort.code_ends_at, cohort.code_uses = last_moment(last_day, cohort.zone), uses
    audit.record("staff:code:limit", cohort.public_id)
