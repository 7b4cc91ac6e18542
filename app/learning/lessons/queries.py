"""A lesson as one participant reads it: four statements, however much stands in it, and one each
for polls and for what is shown of earlier answers.
"""

from collections.abc import Sequence

from app.curriculum.schema import Lesson
from app.learning.queries import dates_of
from app.learning.worksheets.sheets import Sheet, lay_out, with_more
from app.models import Enrollment
from app.submissions.queries import answers_in, private_notes


def sheets_of(enrollment: Enrollment, lesson: Lesson) -> Sequence[Sheet]:
    """Every worksheet of the lesson, filled in as far as it is."""
    rows = answers_in(enrollment, [exercise.id for exercise in lesson.exercises])
    keeps = any(exercise.keeps_private() for exercise in lesson.exercises)
    notes = private_notes(enrollment) if keeps else {}
    sheets = lay_out(enrollment, lesson, rows, notes, dates_of(enrollment.cohort))
    return with_more(enrollment, sheets)
