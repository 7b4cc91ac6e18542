"""The demo is there, varied, the same every time, and made by the verbs of the pages."""

from random import Random

import pytest
from sqlalchemy import func, select

from app import demo
from app.core.db import db
from app.core.tenancy import in_center
from app.curriculum.library import shipped
from app.demo import said
from app.demo.answers import WRITERS
from app.demo.pen import VOICES, Pen
from app.models import Center, Cohort, Delivery, Enrollment, Message, State, Submission
from tests.conftest import make_app

EXERCISES = [one for curriculum in shipped()[0].curricula for one in curriculum.exercises]
IN_WRITING = [one for one in EXERCISES if not one.stands_on_book]


@pytest.fixture(scope="module")
def made():
    """The demo in a database of its own, made once for all who look at it here."""
    app = make_app("sqlite://")
    with app.app_context():
        demo.load()
        yield db.session.scalars(select(Center.id).where(Center.slug == "harbor")).one()
        db.session.close()
        db.engine.dispose()


@pytest.fixture
def harbor(made):
    with in_center(db.session, made):
        yield


def test_five_cohorts_have_their_people(harbor):
    sizes = db.session.execute(
        select(Cohort.name, func.count())
        .join(Enrollment, Enrollment.cohort_id == Cohort.id)
        .group_by(Cohort.name)
    ).all()

    assert dict(map(tuple, sizes)) == {
        "Spring": 12,
        "Autumn": 24,
        "Evening": 200,
        "Library evening": 14,
        "Lunches": 8,
    }


def test_every_state_of_work_is_there(harbor):
    states = set(db.session.scalars(select(Submission.state).distinct()))

    assert states == set(State)


def test_somebody_has_done_an_exercise_of_every_kind(harbor):
    done = select(Submission.exercise_id).where(Submission.done_at.is_not(None)).distinct()
    ids = set(db.session.scalars(done))

    assert {one.kind for one in EXERCISES if one.id in ids} == {one.kind for one in EXERCISES}


def test_nothing_was_done_in_the_future_or_before_the_person_joined(harbor):
    odd = (
        select(func.count())
        .select_from(Submission)
        .join(Submission.enrollment)
        .where((Submission.saved_at < Enrollment.joined_at) | (Submission.saved_at > func.now()))
    )

    assert db.session.scalars(odd).one() == 0


def test_nobody_is_mailed_about_what_happened_weeks_ago(harbor):
    waiting = select(func.count()).where(Message.state == Delivery.WAITING)

    assert db.session.scalars(waiting).one() == 0


def test_loading_it_again_changes_nothing(harbor):
    before = db.session.scalars(select(func.count()).select_from(Submission)).one()

    demo.load()

    assert db.session.scalars(select(func.count()).select_from(Submission)).one() == before


@pytest.mark.parametrize("voice", range(VOICES))
def test_every_voice_has_a_whole_answer_to_every_exercise(voice):
    pen = Pen("Cal Castellanos", voice, voice, Random(voice))

    lacking = {
        one.id: lacks
        for one in IN_WRITING
        if (lacks := one.missing(one.settled(WRITERS[one.kind](pen, one), {}, "assemble-1")))
    }

    assert lacking == {}


def test_words_fit_where_they_are_written():
    asks = {(one.id, ask.id): ask for one in EXERCISES for ask in getattr(one, "asks", ())}

    long = [
        f"{exercise}.{field}: {text}"
        for exercise, words in said.sheets().items()
        for field, variants in words.items()
        for text in variants
        if isinstance(text, str)
        and len(text) > (getattr(asks.get((exercise, field)), "max", 0) or 999)
    ]

    assert long == []
