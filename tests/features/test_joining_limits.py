"""Guessing codes, and who comes at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.core import clock
from app.core.db import db
from app.core.ids import CROCKFORD
from app.core.tenancy import in_center
from app.joining import limits
from app.models import Asking, Cohort, Enrollment, User
from tests.conftest import make_app
from tests.support.people import build_house

EVA = {"name": "Eva", "email": "eva@letters.example"}


def guess(number):
    """A code that nobody has: no two alike."""
    signs = CROCKFORD.upper()
    return "ZZZZ" + "".join(signs[(number // 32**place) % 32] for place in range(4))


def asked(browser, code, address="127.0.0.1"):
    return browser.fetch(f"/join/{code}", environ_base={"REMOTE_ADDR": address}).status_code


def test_ten_wrong_codes_an_hour_from_one_place(house, browser, limited):
    seen = [asked(browser, guess(number)) for number in range(12)]

    assert seen == [404] * 10 + [429] * 2
    assert asked(browser, house.spring.code) == 429
    assert asked(browser, house.spring.code, "10.0.0.2") == 200


def test_two_hundred_places_guess_no_more_than_two_hundred_times(house, browser, limited):
    seen = [asked(browser, guess(number), f"10.1.{number % 200}.1") for number in range(600)]

    assert seen.count(404) == 200 and seen.count(429) == 400


def test_an_owner_of_many_addresses_is_one_place(house, browser, limited):
    seen = [asked(browser, guess(number), f"2001:db8::{number:x}") for number in range(1, 13)]

    assert seen.count(404) == 10
    assert asked(browser, guess(99), "2001:db8:0:1::1") == 404


def test_right_codes_and_slips_of_the_hand_are_no_guesses(house, browser, limited):
    for number in range(30):
        assert asked(browser, house.spring.code) == 200
        assert asked(browser, f"nonsense-{number}") == 404

    assert asked(browser, guess(1)) == 404


def test_an_old_slip_says_why_to_a_whole_class(house, browser, limited):
    with house.inside():
        db.session.get_one(Cohort, house.spring.id).code_ended_at = clock.now()
        db.session.commit()

    assert {asked(browser, house.spring.code) for _ in range(40)} == {410}


def test_a_class_joins_from_one_place(house, browsers, limited, letters):
    with house.inside():
        db.session.get_one(Cohort, house.spring.id).seats = 100
        db.session.commit()
    door = f"/join/{house.spring.code}"

    seen = [
        browsers().fetch(door, "POST", data=EVA | {"email": f"e{n}@letters.example"}).status_code
        for n in range(62)
    ]

    assert seen == [303] * 60 + [429] * 2


def test_nobody_is_made_to_get_many_letters(house, browsers, limited, letters, mailed_link):
    for number in range(5):
        browsers().post(f"/join/{house.spring.code}", **EVA | {"name": f"Eva {number}"})
    mailed_link()

    assert len([to for to, _letter in letters if to == ["eva@letters.example"]]) == 3


def test_many_at_once_guess_no_more_than_allowed(house, app, limited):
    """Counted before the code is looked at: of twenty at once, ten are let look."""

    def look(_number):
        with app.test_request_context(environ_base={"REMOTE_ADDR": "10.0.0.9"}):
            return limits.hit(limits.WRONG_FROM_ONE_PLACE, limits.place())

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(look, range(20))) == 10


@pytest.fixture
def crowd(apart):
    """A site with a database of its own, and as many people without an account as are asked for."""
    app = make_app(apart)
    with app.app_context():
        house = build_house()
    yield app, house
    with app.app_context():
        db.engine.dispose()


def set_cohort(app, house, **values):
    with app.app_context(), in_center(db.session, house.spring.center_id):
        row = db.session.get_one(Cohort, house.spring.id)
        for name, value in values.items():
            setattr(row, name, value)
        db.session.commit()


def join_at_once(app, house, number):
    def join(one):
        sent = {"name": f"Eva {one}", "new_password": f"four words that hold {one}"}
        return app.test_client().post(f"/join/{house.spring.code}", data=sent)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(join, range(number)))


def counts(app, house):
    with app.app_context(), in_center(db.session, house.spring.center_id):
        there = db.session.query(Enrollment).filter_by(cohort_id=house.spring.id)
        waits = db.session.query(Asking).filter_by(cohort_id=house.spring.id)
        return there.count(), waits.count(), db.session.query(User).count()


def test_of_eight_at_once_one_has_the_last_seat(crowd):
    app, house = crowd
    before = counts(app, house)
    set_cohort(app, house, seats=3, code_open_until=clock.now() + timedelta(hours=1))

    answers = join_at_once(app, house, 8)

    assert sorted(answer.status_code for answer in answers) == [303] + [410] * 7
    assert counts(app, house) == (before[0] + 1, 0, before[2] + 1)


def test_of_eight_at_once_one_has_the_last_use(crowd):
    app, house = crowd
    before = counts(app, house)
    set_cohort(app, house, code_uses=1)

    answers = join_at_once(app, house, 8)

    assert sorted(answer.status_code for answer in answers) == [303] + [410] * 7
    assert counts(app, house) == (before[0], 1, before[2] + 1)


def test_a_double_click_makes_one_account(crowd):
    app, house = crowd
    before = counts(app, house)
    sent = {"name": "Eva", "new_password": "four words that hold", "form_token": "t" * 22}

    def join(_number):
        return app.test_client().post(f"/join/{house.spring.code}", data=sent).location

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(join, range(4))) == {"/waiting"}

    assert counts(app, house) == (before[0], 1, before[2] + 1)
