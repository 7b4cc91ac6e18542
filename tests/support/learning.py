"""What the tests of the participant's side share: the lesson everybody is on, and its answers."""

from datetime import timedelta

from sqlalchemy.orm import undefer

from app.core import clock
from app.core.db import db
from app.models import (
    Enrollment,
    LessonDate,
    PrivateNote,
    Reason,
    Submission,
    SubmissionVersion,
    User,
    Verdict,
)
from app.submissions.answering import give_feedback
from tests.support.content import one_lesson

LESSON = "the-objections-in-your-head"
WORD = {"my-word-word": "asking around"}
CARD = {
    "my-setback-card-notice": "My stomach drops.",
    "my-setback-card-self-talk": "A no is about today.",
    "my-setback-card-next-act": "I write to Ana.",
    "my-setback-card-tell": "Beth",
    "my-setback-card-raw": "I am so angry with Ray.",
}
FORECAST = {
    "check-the-forecast-act": "Call Ana",
    "check-the-forecast-expected": "7",
    "check-the-forecast-forecast": "She will be busy.",
    "check-the-forecast-met": "2",
    "check-the-forecast-happened": "We talked for ten minutes.",
}
STEPS = {
    "small-steps-steps_1_step": "Ring Beth",
    "small-steps-this-week": "Ring Beth",
    "small-steps-when-and-where": "If it is Tuesday at 9, at the kitchen table, then I will ring",
}


def open_lesson(house, *, opened=timedelta(days=2), due=timedelta(days=5)):
    """Let Spring's lessons have opened `opened` ago and be due in `due`."""
    with house.inside():
        for row in db.session.query(LessonDate).filter_by(cohort_id=house.spring.id):
            row.opens_at, row.due_at = clock.now() - opened, clock.now() + due
        db.session.commit()


def put(browser, house, exercise, *, do="save", base=0, status=303, headers=None, **answers):
    """Press a button of an exercise's form."""
    data = {"do": do, "base_version": str(base), **answers}
    return browser.post(
        f"{house.learn}/exercises/{exercise}", status=status, headers=headers, **data
    )


def autosave(browser, house, exercise, *, base=0, mutation="m-1", after="", **answers):
    """Save as the script of the page does; the bare response."""
    data = {"do": "save", "base_version": str(base), "mutation_id": mutation, "after": after}
    return browser.fetch(
        f"{house.learn}/exercises/{exercise}",
        "POST",
        data=data | answers,
        headers={"Accept": "application/json"},
    )


def submission_of(house, who, exercise):
    """The row as it is in the database, with its answers."""
    with house.inside():
        db.session.expire_all()
        mine = db.session.query(Submission).options(undefer(Submission.answers))
        return mine.filter_by(
            enrollment_id=house.enrollment(who).id, exercise_id=exercise
        ).one_or_none()


def versions_of(house, submission):
    """Every kept text of a submission, the oldest first."""
    with house.inside():
        rows = db.session.query(SubmissionVersion).filter_by(submission_id=submission.id)
        return rows.order_by(SubmissionVersion.id).all()


def notes_of(house, who):
    """Private words, by field."""
    with house.inside():
        rows = db.session.query(PrivateNote).filter_by(enrollment_id=house.enrollment(who).id)
        return {row.field: row.text for row in rows}


def exercise_of(exercise):
    """The exercise of the curriculum that Spring reads."""
    return one_lesson().exercise(exercise)


def answer(house, who, exercise, text, verdict=Verdict.RETURN):
    """Bea answers what `who` handed in."""
    submission = submission_of(house, who, exercise)
    with house.inside():
        give_feedback(
            submission,
            exercise_of(exercise),
            staff=house.staff(house.bea),
            text=text,
            verdict=verdict,
        )
        db.session.commit()


def crowd(house, count):
    """`count` more people in Spring, each with work on every exercise, some handed in twice."""
    exercises = [exercise.id for exercise in one_lesson().exercises]
    with house.inside():
        for number in range(count):
            user = User(address=f"p{number}@harbor.example", created_at=clock.now())
            db.session.add(user)
            db.session.flush()
            about = {"name": f"P {number}", "sort_name": f"P {number}", "joined_at": clock.now()}
            person = Enrollment(cohort_id=house.spring.id, user_id=user.id, **about)
            db.session.add(person)
            db.session.flush()
            begin_all(house, person, exercises)
        db.session.commit()


def begin_all(house, person, exercises):
    """Work of one person on all of these."""
    cohort = {"cohort_id": house.spring.id, "revision_id": house.spring.revision_id}
    rows = [
        Submission(
            enrollment_id=person.id, exercise_id=name, answers={}, saved_at=clock.now(), **cohort
        )
        for name in exercises
    ]
    db.session.add_all(rows)
    db.session.flush()
    db.session.add_all(
        SubmissionVersion(
            submission_id=row.id,
            reason=Reason.HAND_IN,
            round=1,
            answers={},
            revision_id=row.revision_id,
            created_at=clock.now(),
        )
        for row in rows
        for _twice in range(2)
    )
