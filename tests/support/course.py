"""A lesson of a test's own: other exercises in the place of those that the named people know."""

from secrets import token_hex

from app import revisions
from app.core import clock
from app.core.db import db
from app.curriculum.kinds import exercise_from
from app.curriculum.schema import Curriculum, Place
from app.models import Cohort, Enrollment, User
from tests.support.content import one_lesson

COMMON = {"title": "Do it", "minutes": 10, "trains": "skill"}


def teach(house, *exercises):
    """Let Spring go through these exercises, each given by its keys."""
    with house.inside():
        revision = revisions.freeze(course_of(*exercises))
        db.session.get_one(Cohort, house.spring.id).revision_id = revision.id
        db.session.commit()


def course_of(*exercises):
    """The one lesson, with these exercises alone."""
    whole = one_lesson()
    parts = tuple(Place(exercise=exercise_from(COMMON | keys)) for keys in exercises)
    lesson = whole.lessons[0].model_copy(update={"parts": parts})
    cut = whole.model_copy(update={"lessons": (lesson,)})
    return Curriculum.model_validate(cut.frozen())


def joined(house, count):
    """So many more people in Spring, each with the cohort at hand."""
    people = []
    for number in range(count):
        address = f"voter-{token_hex(4)}@harbor.example"
        user = User(address=address, created_at=clock.now())
        db.session.add(user)
        db.session.flush()
        about = {"name": f"Voter {number}", "sort_name": f"voter {number}"}
        row = Enrollment(cohort_id=house.spring.id, user_id=user.id, joined_at=clock.now(), **about)
        db.session.add(row)
        db.session.flush()
        row.cohort = db.session.get_one(Cohort, house.spring.id)
        people.append(row)
    return people
