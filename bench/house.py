"""A real installation to measure: the demo, and cohorts of any size on sixty exercises."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from flask import Flask
from sqlalchemy import event, select

from app import create_app, demo, revisions
from app.cohorts import service as cohorts
from app.cohorts.calendar import WeeklyPattern
from app.core import clock
from app.core import db as database
from app.core.db import db
from app.core.tenancy import in_center
from app.curriculum.library import shipped
from app.curriculum.schema import Curriculum
from app.models import Center, Cohort, Enrollment, Staff, State, Submission, User
from app.submissions import tally

PASSWORD = "a walk along the harbor"  # noqa: S105 - the demo's


def open_house(folder: Path) -> Flask:
    """The demo on a database of its own."""
    os.environ["ACQUAINT_INSTANCE"] = str(folder)
    app = create_app({"RATELIMIT_ENABLED": False})
    with app.app_context():
        database.migrate()
        demo.load()
    return app


def sign_in(app: Flask, who: str) -> Any:
    """A browser with somebody's sign-in."""
    client = app.test_client()
    page = client.get("/sign-in").get_data(as_text=True)
    data = {"email": who, "password": PASSWORD, "csrf_token": token(page)}
    assert client.post("/sign-in", data=data).status_code == 303
    return client


def token(page: str) -> str:
    """The first CSRF token of a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    found = found or re.search(r'value="([^"]+)"[^>]*name="csrf_token"', page)
    return found[1] if found else ""


def sixty() -> Curriculum:
    """Twelve lessons of five exercises, copied from what is shipped."""
    first = shipped()[0].curriculum("known-and-knowing")
    lesson = first.lessons[0]
    lessons = []
    for number in range(1, 13):
        parts = [
            {"kind": "exercise", "exercise": keys(exercise, number)}
            for exercise in lesson.exercises[:5]
        ]
        made = lesson.model_dump() | {"id": f"lesson-{number}", "number": number, "parts": parts}
        lessons.append(made)
    entries = [
        {"lesson": f"lesson-{number}", "opens": "start", "due": f"session {number}"}
        for number in range(1, 13)
    ]
    whole = first.frozen() | {"id": "sixty", "lessons": lessons, "calendar": entries}
    return Curriculum.model_validate(whole)


def keys(exercise: Any, number: int) -> dict[str, Any]:
    """An exercise under another id."""
    made: dict[str, Any] = exercise.model_dump(mode="json", by_alias=True)
    return made | {"id": f"{exercise.id}-{number}"}


def fill(name: str, size: int, *, slug: str = "harbor", work: bool = True) -> str:
    """A cohort of `size` people at four of five exercises; its public id."""
    center = db.session.scalars(select(Center).where(Center.slug == slug)).one()
    with in_center(db.session, center.id):
        staff = db.session.scalars(select(Staff).where(Staff.name == "Bea Brandt")).one()
        revision = revisions.freeze(sixty())
        db.session.commit()
        cohort = opened(revision, name, staff)
        seat(cohort, size, work=work)
        tally.recount(cohort.id)
        db.session.commit()
        return cohort.public_id


def opened(revision: Any, name: str, staff: Staff) -> Cohort:
    """Begun three weeks ago."""
    began = clock.now().date() - timedelta(weeks=3)
    plan = cohorts.weekly(
        revision,
        starts_on=began,
        ends_on=began + timedelta(weeks=6),
        zone="America/Chicago",
        pattern=WeeklyPattern((1, 3), time(18), minutes=90),
    )
    about = cohorts.Description(name, "", seats=5_000)
    return cohorts.open_cohort(revision, about=about, plan=plan, counselors=[staff])


def seat(cohort: Cohort, size: int, *, work: bool) -> None:
    """People and their submissions, written in bulk: this is data, not a use of the verbs."""
    rng, now = Random(7), clock.now()
    exercises = [exercise.id for exercise in sixty().exercises]
    states = [State.DONE, State.HANDED_IN, State.DRAFT, State.RETURNED]
    for number in range(size):
        user = User(created_at=now)
        db.session.add(user)
        db.session.flush()
        person = Enrollment(cohort_id=cohort.id, user_id=user.id, joined_at=now)
        person.name = person.sort_name = f"Person {number:05d}"
        db.session.add(person)
        db.session.flush()
        for exercise in exercises if work else ():
            if rng.random() < 0.8:
                state = rng.choice(states)
                db.session.add(
                    Submission(
                        enrollment_id=person.id,
                        cohort_id=cohort.id,
                        exercise_id=exercise,
                        revision_id=cohort.revision_id,
                        state=state,
                        answers={},
                        version=1,
                        round=1,
                        saved_at=now,
                        done_at=now if state is State.DONE else None,
                    )
                )
        if number % 100 == 0:
            db.session.flush()
            db.session.expire_all()


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The statements of what happens inside, BEGIN and COMMIT not counted."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA", "ROLLBACK")):
            found.append(statement)

    engine = app.extensions["engine"]
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)
