"""Work that people have done, made through the verbs, for the tests of the counselor's side."""

from datetime import timedelta

from flask import g

from app.core import clock
from app.core.db import db
from app.models import Cohort, Enrollment, Feedback, State, Submission, User, Verdict
from app.submissions import service
from app.submissions.answering import give_feedback
from app.submissions.queries import submission_for, versions_of
from tests.support.content import one_lesson

OBJECTIONS, STEPS = "three-objections", "small-steps"
FORECAST, CARD, WORD, CASES = "check-the-forecast", "my-setback-card", "my-word", "thought-or-fact"

DRAFT_WORDS = "a heron nobody has seen yet"
PRIVATE_WORDS = "a kingfisher under the bridge"

SENTENCE = {
    "own": "I have nothing to offer.",
    "before": 80,
    "for": "I have been out of work since October.",
    "against": "Beth says that I am helpful.",
    "friend": "You fixed my whole claim.",
    "fairer": "I cannot offer a job, only I can listen.",
    "after": 60,
    "act": "Call Dawit and ask about his week.",
    "when": "2026-12-01",
}
GOOD = {
    OBJECTIONS: {f"sentence-{number}": SENTENCE for number in (1, 2, 3)},
    STEPS: {
        "steps": [{"step": "Say hello", "easy": "8"}],
        "this-week": "Wave at the porter",
        "when-and-where": "If it is Monday at nine, then I will wave",
        "half": "Nod",
    },
    FORECAST: {
        "act": PRIVATE_WORDS,
        "expected": 7,
        "forecast": PRIVATE_WORDS,
        "met": 3,
        "happened": PRIVATE_WORDS,
    },
    CARD: {
        "notice": "My shoulders",
        "self-talk": "One no is one no",
        "next-act": "I will call Beth",
        "tell": "B.",
        "raw": PRIVATE_WORDS,
    },
    WORD: {"word": "keeping in touch"},
}


def exercise_of(exercise):
    return one_lesson().exercise(exercise)


def saves(house, who, exercise, answers=None, base=None):
    """Leave a draft, on top of what is there, or of an older `base`."""
    with house.inside():
        enrollment = enrolled(house, who)
        now = submission_for(enrollment, exercise)
        answers = GOOD[exercise] if answers is None else answers
        spec = exercise_of(exercise)
        newest = now.version if now else 0
        base = newest if base is None else base
        service.save_draft(enrollment, spec, answers=answers, base_version=base)
        db.session.commit()


def hands_in(house, who, exercise, answers=None):
    """Save and hand in; another time is another round. Give the enrollment's id and its work's."""
    saves(house, who, exercise, answers)
    with house.inside():
        row = submission_for(enrolled(house, who), exercise)
        service.hand_in(row, exercise_of(exercise))
        db.session.commit()
        return row.public_id


def asks_for_help(house, who, exercise, line="I am stuck at the second one"):
    with house.inside():
        service.ask_for_help(enrolled(house, who), exercise_of(exercise), line=line)
        db.session.commit()


def is_answered(house, who, exercise, verdict=Verdict.RETURN, text="Try it once without only."):
    """Bea answers."""
    with house.inside():
        row = submission_for(enrolled(house, who), exercise)
        spec, bea = exercise_of(exercise), house.staff(house.bea)
        give_feedback(row, spec, staff=bea, text=text, verdict=verdict)
        db.session.commit()
        g.pop("outbox", None)


def enrolled(house, who):
    row = house.enrollment(who)
    row.cohort = db.session.get_one(Cohort, row.cohort_id)
    return row


def feedback_on(house, who, exercise):
    """What was written, newest last."""
    with house.inside():
        row = submission_for(house.enrollment(who), exercise)
        rows = db.session.query(Feedback).filter_by(submission_id=row.id)
        return rows.order_by(Feedback.id).all()


def versions(house, who, exercise):
    """Every text that was kept."""
    with house.inside():
        return versions_of(submission_for(house.enrollment(who), exercise))


def was_last_here(house, who, days):
    """Let somebody have written for the last time `days` ago, having joined before that."""
    with house.inside():
        row = house.enrollment(who)
        row.last_active_at = clock.now() - timedelta(days=days)
        row.joined_at = clock.now() - timedelta(days=days + 1)
        db.session.commit()


def place_of(house, who, exercise=""):
    """The address of somebody's page, or of one piece of their work."""
    with house.inside():
        person = house.enrollment(who).public_id
    return f"{house.run}/people/{person}" + (f"/{exercise}" if exercise else "")


def crowd(house, count, exercises=(OBJECTIONS,)):
    """So many more people in Spring, each with these exercises handed in and waiting."""
    with house.inside():
        cohort, now = db.session.get_one(Cohort, house.spring.id), clock.now()
        users = [User(address=f"crowd-{n}@harbor.example", created_at=now) for n in range(count)]
        db.session.add_all(users)
        db.session.flush()
        people = [
            Enrollment(
                cohort_id=cohort.id,
                user_id=user.id,
                name=f"Person {number:04}",
                sort_name=f"person {number:04}",
                joined_at=now,
            )
            for number, user in enumerate(users)
        ]
        db.session.add_all(people)
        db.session.flush()
        db.session.add_all(
            waiting(person, exercise, cohort) for person in people for exercise in exercises
        )
        db.session.commit()


def waiting(person, exercise, cohort):
    """A row as a hand-in leaves it."""
    return Submission(
        enrollment_id=person.id,
        cohort_id=cohort.id,
        exercise_id=exercise,
        revision_id=cohort.revision_id,
        answers={},
        state=State.HANDED_IN,
        round=1,
        saved_at=clock.now(),
        handed_in_at=clock.now(),
        waiting_since=clock.now(),
    )
