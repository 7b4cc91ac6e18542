"""Fifty presses on one link at the same instant: one is let in (trust.md C7)."""

from threading import Barrier, Thread

import pytest

from app.access import tickets
from app.core.db import db
from app.models import Purpose, SignIn, User
from tests.conftest import make_app
from tests.support.people import build_house

PRESSES = 50


@pytest.fixture
def site(apart):
    """An app with real commits, and the people."""
    app = make_app(apart)
    with app.app_context():
        house = build_house()
    yield app, house
    with app.app_context():
        db.session.close()
        db.engine.dispose()


def issued(app, house, purpose):
    with app.app_context():
        cal = db.session.get_one(User, house.cal.id)
        token = tickets.issue(purpose, user=cal, address="cal@new.example")
        db.session.commit()
    return token


def press_all(app, path, **data):
    """The status of each answer."""
    ready, codes = Barrier(PRESSES), []

    def press():
        with app.test_client() as client:
            ready.wait()
            codes.append(client.post(path, data=data).status_code)

    people = [Thread(target=press) for _ in range(PRESSES)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return codes


@pytest.mark.parametrize(
    ("purpose", "path", "data"),
    [
        (Purpose.SIGN_IN, "/sign-in/{}", {}),
        (Purpose.RESET, "/reset/{}", {"new_password": "seven herons over the lock"}),
        (Purpose.ADDRESS, "/confirm/{}", {}),
    ],
)
def test_one_of_fifty_is_let_in(site, purpose, path, data):
    app, house = site
    token = issued(app, house, purpose)

    codes = press_all(app, path.format(token), **data)

    assert sorted(codes) == [303] + [410] * (PRESSES - 1)
    with app.app_context():
        assert db.session.query(SignIn).count() == (purpose is not Purpose.ADDRESS)
