"""What there is as a second step, adding it, taking it away, and proving again who is here."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from app.core import clock
from app.core.db import db
from app.core.seal import seal, unseal
from app.models import Authenticator, Center, Message, RecoveryCode, SignIn, User
from app.users import steps
from tests.conftest import make_app
from tests.features.test_second_step import STEP, events, told
from tests.support.browser import PASSWORD
from tests.support.proof import Phone, has_app, has_codes

STEPS, APP, CODES = "/account/steps", "/account/steps/app", "/account/steps/codes"
PROVE = "/account/prove"


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def later(minutes):
    return clock.at(clock.now() + timedelta(minutes=minutes))


def given(page):
    """What the page gives to an app: the phone that has it, and the form's own field."""
    address = page.select_one("a[href^=otpauth]")["href"]
    secret = parse_qs(urlsplit(address).query)["secret"][0]
    return Phone(secret), page.select_one("[name=setup]")["value"]


def set_up(browser):
    phone, setup = given(browser.get(APP))
    where = browser.post(APP, code=phone.code(), setup=setup)
    return phone, where


def rows(kind, who):
    db.session.rollback()
    return db.session.query(kind).filter_by(user_id=who.id).all()


def test_who_has_none_is_shown_where_to_begin(bea):
    page = bea.get(STEPS)

    assert page.h1.get_text() == "Second step"
    assert page.select_one(".first a.btn")["href"] == APP
    assert "Recovery codes" not in page.get_text()


def test_the_page_of_an_app_holds_a_picture_and_letters_and_nothing_from_elsewhere(house, bea):
    page = bea.get(APP)
    phone, setup = given(page)

    address = unquote(page.select_one("a[href^=otpauth]")["href"])
    assert house.bea.address in address and "issuer=Acquaint" in address
    assert page.select_one(".setup-letters").get_text().replace(" ", "") == phone.secret
    assert page.select_one("img")["src"].startswith("data:image/svg+xml")
    assert phone.secret not in setup and unseal(setup) == f"{house.bea.id} {phone.secret}"


def test_bea_sets_up_an_app_and_makes_her_codes(house, bea):
    _phone, where = set_up(bea)

    assert where == CODES
    assert "The app is set up." in bea.get(where).get_text()
    page = bea.post(CODES, status=200)
    codes = [row.get_text() for row in page.select(".codes code")]
    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}", c) for c in codes)
    assert "10 of 10 are left" in bea.get(STEPS).get_text()
    assert told(house.bea) == ["authenticator-added"]
    assert {"person:authenticator:add", "person:recovery-codes:make"} <= set(events(house.bea))


def test_nothing_readable_of_it_is_kept(house, bea):
    phone, _where = set_up(bea)
    page = bea.post(CODES, status=200)

    kept = rows(Authenticator, house.bea)[0].secret
    assert phone.secret not in kept and unseal(kept) == phone.secret
    digests = {row.digest for row in rows(RecoveryCode, house.bea)}
    assert not digests & {code.get_text() for code in page.select(".codes code")}
    assert phone.secret not in str([row.payload for row in db.session.query(Message)])


def test_the_cookie_does_not_tell_the_secret(bea):
    phone, _setup = given(bea.get(APP))

    with bea.client.session_transaction() as kept:
        assert phone.secret not in str(dict(kept))


def test_the_sign_in_is_a_strong_one_then_with_a_key_of_its_own(house, bea):
    before = rows(SignIn, house.bea)[0].key

    set_up(bea)

    row = rows(SignIn, house.bea)[0]
    assert row.strong and row.key != before
    bea.get(house.run)


def test_the_code_that_set_it_up_is_not_taken_again(house, bea, browsers):
    phone, _where = set_up(bea)
    other = browsers()
    other.sign_in(house.bea)

    other.post(STEP, status=200, code=phone.code())


@pytest.mark.parametrize("code", ["000000", "1", "", "走走走走走走"])
def test_a_wrong_first_code_keeps_the_picture_as_it_is(house, bea, code):
    phone, setup = given(bea.get(APP))

    page = bea.post(APP, status=200, code=code, setup=setup)

    assert page.select_one(".summary")
    assert given(page)[0] == phone
    assert rows(Authenticator, house.bea) == []


@pytest.mark.parametrize("whose", ["eli", "garbled", "nothing"])
def test_only_what_was_given_to_her_can_be_set_up(house, bea, whose):
    phone = Phone(steps.new_secret())
    setup = {
        "eli": seal(f"{house.eli.id} {phone.secret}"),
        "garbled": seal(f"{house.bea.id} {phone.secret}")[:-6],
        "nothing": "",
    }[whose]

    page = bea.post(APP, status=200, code=phone.code(), setup=setup)

    assert given(page)[0] != phone
    assert rows(Authenticator, house.bea) == []


def test_two_pages_that_are_open_at_once_do_not_disturb_each_other(bea):
    phone, setup = given(bea.get(APP))
    bea.get(APP)

    assert bea.post(APP, code=phone.code(), setup=setup) == CODES


def test_a_new_phone_takes_the_place_of_the_old_one(house, browser):
    old = has_app(house.bea)
    has_codes(house.bea)
    browser.sign_in(house.bea)
    browser.post(STEP, code=old.code(late=1))

    _phone, where = set_up(browser)

    assert where == STEPS
    assert len(rows(Authenticator, house.bea)) == 1
    browser.post("/sign-out")
    browser.sign_in(house.bea)
    browser.post(STEP, status=200, code=old.code())


def test_new_codes_take_the_place_of_the_old_ones_and_the_owner_hears_of_it(house, bea):
    set_up(bea)
    old = has_codes(house.bea)

    bea.post(CODES, status=200)

    assert not steps.take_recovery(house.bea, old[0])
    assert told(house.bea) == ["authenticator-added", "recovery-new"]


def test_who_has_no_second_step_has_no_use_for_codes(house, bea):
    assert bea.fetch(CODES).location == STEPS
    assert bea.post(CODES) == STEPS
    assert rows(RecoveryCode, house.bea) == []


def test_taking_the_app_away_is_asked_first_and_takes_the_codes_along(house, bea):
    set_up(bea)
    has_codes(house.bea)
    page = bea.get(f"{APP}/remove")
    assert "your only second step" in page.get_text()
    assert "asks everybody" not in page.get_text()

    where = bea.post(f"{APP}/remove")

    assert where == STEPS
    assert rows(Authenticator, house.bea) == rows(RecoveryCode, house.bea) == []
    assert not rows(SignIn, house.bea)[0].strong
    assert told(house.bea) == ["authenticator-added", "authenticator-removed"]
    assert "person:authenticator:remove" in events(house.bea)


def test_after_that_the_password_alone_lets_in(house, bea, browsers):
    set_up(bea)
    bea.post(f"{APP}/remove")

    assert browsers().sign_in(house.bea) == "/"


def test_what_is_not_there_cannot_be_taken_away(bea):
    bea.get(f"{APP}/remove", status=404)
    bea.post(f"{APP}/remove", status=404)


def asks(house):
    db.session.query(Center).filter_by(slug=house.harbor).update({"asks_second_step": True})
    db.session.commit()


def test_a_center_that_asks_sends_its_staff_here_and_lets_them_in_after(house, bea):
    asks(house)
    where = bea.fetch(house.run).location
    assert where == f"{STEPS}?needed=1"
    assert "Harbor Career Center asks" in bea.get(where).get_text()

    set_up(bea)

    bea.get(house.run)
    assert "Go on to your work" in bea.get(where).get_text()


def test_it_asks_no_participant(house, browser):
    asks(house)

    browser.sign_in(house.cal)

    browser.get(f"{house.learn}/")


def test_taking_the_last_one_away_warns_whoever_needs_it_and_shuts_the_work(house, bea):
    asks(house)
    set_up(bea)
    page = bea.get(f"{APP}/remove")
    assert "Harbor Career Center asks everybody" in page.select_one(".alert-warning").get_text()

    bea.post(f"{APP}/remove")

    assert bea.fetch(house.run).location == f"{STEPS}?needed=1"


def test_another_browser_that_is_not_strong_has_to_give_it(house, bea, browsers):
    asks(house)
    other = browsers()
    other.sign_in(house.bea)
    phone, _where = set_up(bea)
    assert other.fetch(house.run).location == f"{STEPS}?needed=1"
    proof = other.fetch(f"{STEPS}?needed=1").location
    assert proof.startswith(PROVE)

    assert other.post(proof, code=phone.code(late=-1)) == f"{STEPS}?needed=1"

    other.get(house.run)


def test_a_sensitive_page_asks_again_after_ten_minutes(house, bea):
    with later(11):
        asked = bea.fetch(f"{STEPS}?needed=1").location
        page = bea.get(asked)
        assert page.h1.get_text() == "Show that it is you"

        assert bea.post(page.form["action"], password=PASSWORD) == f"{STEPS}?needed=1"
        bea.get(STEPS)

    assert "person:account:prove" in events(house.bea)


def test_within_ten_minutes_it_does_not_ask(bea):
    with later(9):
        bea.get(STEPS)


def test_the_key_of_the_sign_in_changes_with_the_proof(house, bea):
    before = rows(SignIn, house.bea)[0].key

    bea.post(PROVE, password=PASSWORD)

    assert rows(SignIn, house.bea)[0].key != before


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Type your password."),
        ({"password": "wrong"}, "This is not your password."),
        ({"password": "a\x00b"}, "invisible character"),
        ({"code": "123456"}, "Type your password."),
    ],
)
def test_a_proof_that_is_none_is_said_at_its_field(house, bea, sent, says):
    page = bea.post(PROVE, status=200, **sent)

    assert says in page.select_one(".summary").get_text()
    assert not page.select_one("[name=password]").get("value")


def test_who_has_a_second_step_does_not_prove_with_the_password_alone(house, bea):
    set_up(bea)

    with later(11):
        page = bea.post(PROVE, status=200, password=PASSWORD)
        assert not page.select_one("[name=password]")
        assert bea.fetch(STEPS).status_code == 302


@pytest.mark.parametrize("kind", ["app", "paper"])
def test_a_code_proves_too(house, bea, kind):
    phone, _where = set_up(bea)
    codes = has_codes(house.bea)

    with later(11):
        sent = {"code": phone.code()} if kind == "app" else {"recovery": codes[0]}
        assert bea.post(f"{PROVE}?next={STEPS}", **sent) == STEPS
        bea.get(STEPS)


def test_what_was_posted_outlives_the_proof(house, bea):
    phone, setup = given(bea.get(APP))
    with later(11):
        page = bea.post(APP, status=200, code="123456", setup=setup)
        assert page.h1.get_text() == "Show that it is you"
        sent = {"password": PASSWORD, "kept": page.select_one("[name=kept]")["value"]}

        page = bea.post(page.form["action"], status=200, **sent)

        assert page.form["action"] == APP
        assert given_back(page) == {"setup": setup, "code": "123456"}
        assert bea.post(APP, setup=setup, code=phone.code()) == CODES


def given_back(page):
    tokens = {"csrf_token", "form_token"}
    fields = page.form.select("input[name]")
    return {f["name"]: f["value"] for f in fields if f["name"] not in tokens}


def test_who_has_neither_password_nor_step_is_told_to_sign_in_again(house, bea):
    db.session.query(User).filter_by(id=house.bea.id).update({"password": None})
    db.session.commit()

    page = bea.get(f"{PROVE}?next={STEPS}")

    assert page.select_one("main .btn")["href"] == f"/sign-in?next={STEPS}"


def test_a_proof_is_slowed_down_like_a_sign_in(house, bea, limited):
    for _try in range(5):
        bea.post(PROVE, status=200, password="wrong")

    page = bea.post(PROVE, status=429, password=PASSWORD)

    assert "Wait five minutes" in page.get_text()


def test_a_proof_never_leads_to_another_site(bea):
    assert bea.post(f"{PROVE}?next=https://elsewhere.example/", password=PASSWORD) == "/"


@pytest.mark.parametrize("what", ["recovery", "code"])
def test_of_fifty_at_once_one_is_let_in(apart, what):
    app = make_app(apart)
    with app.app_context():
        user = User(address="bea@harbor.example", created_at=clock.now())
        db.session.add(user)
        db.session.flush()
        phone, codes = has_app(user), has_codes(user)
        number = user.id
    start, sent = Barrier(50), phone.code()

    def one(_turn):
        with app.app_context():
            start.wait(30)
            user = db.session.get(User, number)
            take = steps.take_recovery if what == "recovery" else steps.take_code
            took = take(user, codes[0] if what == "recovery" else sent)
            db.session.commit()
            return took

    with app.app_context():
        db.engine.dispose()
    with ThreadPoolExecutor(50) as crowd:
        assert sum(crowd.map(one, range(50))) == 1
    with app.app_context():
        db.engine.dispose()
