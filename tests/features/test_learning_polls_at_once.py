"""A room votes in the same second: every vote counts once, and no count moves by a single vote."""

from threading import Thread

import pytest

from app.core.db import db
from app.core.errors import DomainError
from app.models import Cohort, Enrollment, Poll, Tally
from app.submissions import voting
from tests.conftest import make_app
from tests.support.course import course_of, joined, teach
from tests.support.people import build_house

OPTIONS = [{"id": "heron", "text": "By a heron"}, {"id": "otter", "text": "By an otter"}]
POLL = {"id": "found", "kind": "poll", "ask": "How did you find work?", "options": OPTIONS}
PEOPLE = 12


@pytest.fixture
def room(apart):
    """An app with real commits, a house, and the ids of twelve people in Spring."""
    app = make_app(apart)
    with app.app_context():
        house = build_house()
        teach(house, POLL)
        with house.inside():
            ids = [person.id for person in joined(house, PEOPLE)]
            db.session.commit()
    yield app, house, ids
    with app.app_context():
        db.session.close()
        db.engine.dispose()


def test_everybody_votes_twice_at_once_and_is_counted_once(room):
    app, house, ids = room

    outcomes = all_vote(app, house, [(i, option) for i in ids for option in ("heron", "otter")])

    with app.app_context(), house.inside():
        poll, tally = db.session.query(Poll).one(), db.session.query(Tally).one()
        assert sum(poll.votes.values()) == PEOPLE == tally.done
        assert sum(poll.shown.values()) == 10
    assert outcomes.count("refused") == PEOPLE
    assert set(outcomes) <= {"refused", 0, 5, 10}


def all_vote(app, house, votes):
    """Each in a thread of its own; what each saw of the counts, or that it was refused."""
    outcomes = []

    def vote(person, choice):
        with app.app_context(), house.inside():
            try:
                outcomes.append(cast(house, person, choice))
            except DomainError:
                outcomes.append("refused")
                db.session.rollback()

    voters = [Thread(target=vote, args=one) for one in votes]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    return outcomes


def cast(house, person, choice):
    """One request's worth: vote, look at the counts, commit."""
    row = db.session.get_one(Enrollment, person)
    row.cohort = db.session.get_one(Cohort, house.spring.id)
    voting.vote(row, course_of(POLL).exercise("found"), choice=choice)
    db.session.flush()
    votes = voting.shown_votes(house.spring.id, ["found"])
    db.session.commit()
    return sum(votes.get("found", {}).values())
