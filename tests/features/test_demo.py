"""The demo is there, varied, the same every time, and made by the verbs of the pages."""

import pytest
from sqlalchemy import func, select

from app import demo
from app.core.db import db
from app.core.tenancy import in_center
from app.models import Center, Cohort, Delivery, Enrollment, Message, State, Submission


@pytest.fixture
def harbor(app):
    demo.load()
    center = db.session.scalars(select(Center).where(Center.slug == "harbor")).one()
    with in_center(db.session, center.id):
        yield center


def test_three_cohorts_have_their_people(harbor):
    sizes = db.session.execute(
        select(Cohort.name, func.count())
        .join(Enrollment, Enrollment.cohort_id == Cohort.id)
        .group_by(Cohort.name)
    ).all()

    assert {tuple(row) for row in sizes} == {("Spring", 12), ("Autumn", 24), ("Evening", 200)}


def test_every_state_of_work_is_there(harbor):
    states = set(db.session.scalars(select(Submission.state).distinct()))

    assert states == set(State)


def test_nobody_is_mailed_about_what_happened_weeks_ago(harbor):
    waiting = select(func.count()).where(Message.state == Delivery.WAITING)

    assert db.session.scalars(waiting).one() == 0


def test_loading_it_again_changes_nothing(harbor):
    before = db.session.scalars(select(func.count()).select_from(Submission)).one()

    demo.load()

    assert db.session.scalars(select(func.count()).select_from(Submission)).one() == before
