"""What the verbs say when a rule forbids something: fit for the person reading it."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.cohorts.calendar import Window
from app.core.pages import when
from app.curriculum.schema import Lesson

CLOSED = _("This cohort is closed, so nothing changes in it. Reopen it first.")
COUNSELS_ALREADY = _("This colleague counsels the cohort already.")
COUNSELS_NOT = _("This colleague does not counsel the cohort any more.")
ENDS_BEFORE_IT_STARTS = _("The last day is before the first. Check both dates.")
LAST_COUNSELOR = _("A cohort needs somebody who counsels it. Add a colleague first.")


def due_before_it_opens(lesson: Lesson, window: Window) -> str:
    """Names the lesson and both times, so that it shows which session to move."""
    return str(
        gettext(
            "Lesson %(number)s, “%(title)s”, would be due %(due)s, before it opens %(opens)s. "
            "Move the first day or a workshop session.",
            number=lesson.number,
            title=lesson.title,
            due=when(window.due_local),
            opens=when(window.opens_local),
        )
    )
