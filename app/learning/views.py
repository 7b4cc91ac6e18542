"""This week, the cohort, and the person's own page; the rooms inside add the rest."""

from flask import render_template

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.core import clock
from app.learning import week
from app.learning.blueprint import bp
from app.learning.book import views as book
from app.learning.earlier import views as earlier
from app.learning.examples import views as examples
from app.learning.follow import views as follow
from app.learning.help import views as help_views
from app.learning.lessons import views as lessons
from app.learning.me import views as me_views
from app.learning.polls import views as polls
from app.learning.queries import counselors_of, meetings_of, progress_of
from app.learning.work import views as work
from app.models import Enrollment
from app.submissions.queries import newest_feedback

__all__ = [
    "book",
    "bp",
    "earlier",
    "examples",
    "follow",
    "help_views",
    "lessons",
    "me_views",
    "polls",
    "work",
]


@bp.get("/")
@requires_own_enrollment(Permission.LEARN)
def this_week(enrollment: Enrollment) -> str:
    """What is first, what came back, what is due; when and where we meet next."""
    now, cohort, progress = clock.now(), enrollment.cohort, progress_of(enrollment)
    meetings = meetings_of(cohort)
    begun = [step.exercise.id for step in progress.steps if step.work is not None]
    answers = newest_feedback(enrollment, begun) if begun else {}
    return render_template(
        "learning/this-week.html",
        enrollment=enrollment,
        progress=progress,
        now=now,
        week=week.week_of(cohort, now),
        first=week.first_of(progress),
        due=week.due_groups(progress, now),
        opening=week.next_opening(progress, now),
        meetings=meetings,
        meeting=week.next_meeting(meetings, now),
        counselors=counselors_of(cohort),
        answers=answers,
        recent=week.recent_answers(progress, answers, now),
    )


@bp.get("/cohort")
@requires_own_enrollment(Permission.LEARN)
def cohort(enrollment: Enrollment) -> str:
    """Who counsels, when and where we meet."""
    meetings = meetings_of(enrollment.cohort)
    return render_template(
        "learning/cohort.html",
        enrollment=enrollment,
        counselors=counselors_of(enrollment.cohort),
        meetings=meetings,
        meeting=week.next_meeting(meetings, clock.now()),
    )
