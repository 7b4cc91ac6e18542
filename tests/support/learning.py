"""What the tests of the participant's side share: the lesson everybody is on, and its answers."""

from datetime import timedelta

from app.core import clock
from app.core.db import db
from app.models import LessonDate, Submission

LESSON = "the-objections-in-your-head"


def open_lesson(house, *, opened=timedelta(days=2), due=timedelta(days=5), cohort=None):
    """Let Spring's lessons have opened `opened` ago and be due in `due`."""
    with house.inside():
        for row in db.session.query(LessonDate).filter_by(cohort_id=(cohort or house.spring).id):
            row.opens_at, row.due_at = clock.now() - opened, clock.now() + due
        db.session.commit()


def submission_of(house, who, exercise):
    """The row as it is in the database."""
    with house.inside():
        db.session.expire_all()
        return db.session.query(Submission).filter_by(
            enrollment_id=house.enrollment(who).id, exercise_id=exercise
        ).first()
