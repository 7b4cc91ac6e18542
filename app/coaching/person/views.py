"""One person's page."""

from collections.abc import Mapping

from flask import render_template

from app.access.guards import requires_enrollment
from app.access.identity import standing
from app.access.permissions import Permission
from app.access.policy import allows
from app.book.goals import counts_of
from app.coaching.blueprint import bp
from app.coaching.pace import quiet_days
from app.coaching.person import queries
from app.core import clock
from app.curriculum.goals import Counts, Goal
from app.curriculum.schema import Curriculum
from app.models import Cohort, Enrollment
from app.progress import progress
from app.revisions import curriculum_of
from app.submissions.queries import work_of


@bp.get("/cohorts/<id:cohort>/people/<id:enrollment>")
@requires_enrollment(Permission.COHORT_VIEW)
def person(cohort: Cohort, enrollment: Enrollment) -> str:
    """Marks, rounds and days of one person; no words, whoever looks."""
    curriculum, now = curriculum_of(cohort.revision), clock.now()
    reads = allows(standing(), Permission.WORK_READ)
    return render_template(
        "coaching/person.html",
        cohort=cohort,
        curriculum=curriculum,
        enrollment=enrollment,
        progress=progress(curriculum, work_of(enrollment), queries.dates_of(cohort), now=now),
        now=now,
        quiet=quiet_days(enrollment.last_active_at, enrollment.joined_at, now=now),
        reads=reads,
        goals=goals_of(enrollment, curriculum) if reads else {},
    )


def goals_of(enrollment: Enrollment, curriculum: Curriculum) -> Mapping[str, Goal]:
    """Exercise id → how far somebody is with it, for those on the people book: only numbers."""
    booked = [exercise for exercise in curriculum.exercises if exercise.stands_on_book]
    counts = counts_of(enrollment) if booked else Counts()
    return {exercise.id: exercise.goal(counts) for exercise in booked}
