"""Move a cohort to a newer edition of its curriculum."""

from dataclasses import replace
from datetime import timedelta

from app import revisions
from app.access import audit
from app.cohorts.schedule.queries import plan_of
from app.cohorts.service import Plan, refuse_if_closed, resolved, write_meetings, write_windows
from app.core.db import db
from app.curriculum.schema import Curriculum
from app.models import Cohort
from app.submissions import tally

A_WEEK = timedelta(weeks=1)


def fitted(plan: Plan, sessions: int) -> Plan:
    """As many workshop sessions as an edition has: the last go, or more follow a week apart."""
    meetings = {n: meeting for n, meeting in plan.meetings.items() if n <= sessions}
    for number in range(len(meetings) + 1, sessions + 1):
        before = meetings.get(number - 1)
        if before is None:
            break
        meetings[number] = replace(before, starts_local=before.starts_local + A_WEEK)
    return replace(plan, meetings=meetings)


def move_to(cohort: Cohort, newer: Curriculum) -> None:
    """From now on the cohort works through `newer`; its dates are resolved anew.

    Answers stay with their exercises by id; those of an exercise that is gone stay readable for
    their owner. Raises DomainError when the cohort is closed or a date cannot be right; then
    nothing has moved.
    """
    refuse_if_closed(cohort)
    plan = fitted(plan_of(cohort), newer.sessions)
    found = resolved(newer, plan)
    revision = revisions.freeze(newer)
    cohort.revision_id, cohort.revision = revision.id, revision
    write_meetings(cohort, plan)
    write_windows(cohort, found)
    db.session.flush()  # the counts are made of what the cohort has now
    tally.recount(cohort.id)
    audit.record("staff:cohort:move-edition", cohort.public_id)
