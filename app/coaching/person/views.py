"""One person's page."""

from flask import render_template

from app.access.guards import requires_enrollment
from app.access.identity import standing
from app.access.permissions import Permission
from app.access.policy import allows
from app.coaching.blueprint import bp
from app.coaching.pace import quiet_days
from app.coaching.person import queries
from app.core import clock
from app.models import Cohort, Enrollment
from app.progress import progress
from app.revisions import curriculum_of
from app.submissions.queries import work_of


@bp.get("/cohorts/<id:cohort>/people/<id:enrollment>")
@requires_enrollment(Permission.COHORT_VIEW)
def person(cohort: Cohort, enrollment: Enrollment) -> str:
    """Marks, rounds and days of one person; no words, whoever looks."""
    curriculum, now = curriculum_of(cohort.revision), clock.now()
    return render_template(
        "coaching/person.html",
        cohort=cohort,
        curriculum=curriculum,
        enrollment=enrollment,
        progress=progress(curriculum, work_of(enrollment), queries.dates_of(cohort), now=now),
        now=now,
        quiet=quiet_days(enrollment.last_active_at, enrollment.joined_at, now=now),
        reads=allows(standing(), Permission.WORK_READ),
    )
