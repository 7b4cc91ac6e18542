"""Which passwords are taken, what is said of them, and what a change brings about."""

import time
import unicodedata
from datetime import timedelta

import pytest
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from app import outbox
from app.core import clock, passwords
from app.core.db import db
from app.models import SignIn, User
from app.users.passwords import problem, strength
from tests.support.browser import PASSWORD
from tests.support.proof import has_app

PAGE = "/account/password"
NEW = "seven herons over the lock"
LONG_COMMON = [word for word in FREQUENCY_LISTS["passwords"] if len(word) >= 15]


@pytest.fixture
def cal(house, browser):
    browser.sign_in(house.cal)
    return browser


@pytest.mark.parametrize(
    "password",
    [
        NEW,
        "ocho garzas sobre la esclusa",
        "acht Reiher über der Schleuse",
        "水門の上を八羽の鷺が飛んでいく朝",
        "🦢🦢🦩🦆🐿️🦫🌲🌊🛶🎣🏕️☀️🌙⭐🔥",
        " spaces at both ends ",
        "<script>alert(1)</script>",
        "'; DROP TABLE user; --",
        "x-" + "long and longer " * 7 + "q" * 14,
    ],
)
def test_anything_that_can_be_typed_is_taken(password):
    assert problem(password) is None


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short", "This has 5 characters; it needs 15."),
        ("fourteen chars", "This has 14 characters; it needs 15."),
        ("x1" * 65, "This has 130 characters; 128 fit here."),
        ("with a tab\there it is", "nobody could type again"),
        ("with a bell\x07 in the middle", "nobody could type again"),
        ("turned \u202eround in writing", "nobody could type again"),
        ("Ada Ingrid Almeida", "This is a name"),
        ("ada.ingrid.almeida", "This is a name"),
        ("HARBOR CAREER CENTER", "This is a name"),
        ("a d a  ingrid almeida", "This is a name"),
        ("123456789qwerty", "common password"),
        ("1QAZ2WSX3EDC4RFV", "common password"),
        ("passwordpassword", "pattern"),
        ("aaaaaaaaaaaaaaaaaaaa", "pattern"),
        ("abababababababab", "pattern"),
        ("abc123abc123abc123", "pattern"),
        ("0123456789012345", "pattern"),
        ("qwertyuiopasdfgh", "pattern"),
        ("zyxwvutsrqponmlk", "pattern"),
    ],
)
def test_what_is_not_taken_is_said_with_its_reason(app, password, says):
    own = ["Ada Ingrid Almeida", "Harbor Career Center", "", "ada"]

    assert says in (problem(password, own_words=own) or "")


def test_every_long_one_of_the_list_of_common_ones_is_refused(app):
    assert len(LONG_COMMON) > 20

    assert [word for word in LONG_COMMON if problem(word.upper()) is None] == []


@pytest.mark.parametrize(("password", "taken"), [("heron 12", True), ("heron 1", False)])
def test_beside_a_second_step_eight_characters_do(app, password, taken):
    assert (problem(password, alone=False) is None) is taken


def test_one_letter_counts_once_however_it_is_put_together(app):
    apart = unicodedata.normalize("NFD", "é" * 10 + "tidal gates")

    assert problem(apart) is None
    assert "14" in problem(unicodedata.normalize("NFD", "é" * 7 + "a gates"))
    assert passwords.matches(passwords.hashed(apart), unicodedata.normalize("NFC", apart))


def test_the_whole_password_counts_to_its_last_letter():
    stored = passwords.hashed("long and longer " * 7 + "end")

    assert not passwords.matches(stored, "long and longer " * 7 + "enD")


@pytest.mark.parametrize(
    ("password", "words"),
    [("aaaaaaaaaaaaaaaa", "very easy to guess"), (NEW, "very hard to guess")],
)
def test_strength_is_said_in_words(app, password, words):
    assert strength(password) == words


def test_the_worst_password_does_not_take_the_estimate_long(app):
    began = time.process_time()

    strength("4@8({[<369&#!1/|0$5+7%2" * 5)

    assert time.process_time() - began < 2


def test_cal_changes_his_password(house, cal, browsers):
    where = cal.post(PAGE, new_password=NEW)

    assert "Your new password is set. It is very hard to guess." in cal.get(where).get_text()
    browsers().sign_in(house.cal, NEW)
    browsers().sign_in(house.cal, PASSWORD, status=200)


def test_his_other_browsers_are_out_on_their_next_request(house, cal, browsers):
    library = browsers()
    library.sign_in(house.cal)
    assert cal.get(PAGE).select_one("[name=end_others][checked]")

    cal.post(PAGE, new_password=NEW, end_others="y")

    assert library.fetch(f"{house.learn}/").status_code == 302
    cal.get(f"{house.learn}/")


def test_they_stay_if_he_wishes(house, cal, browsers):
    library = browsers()
    library.sign_in(house.cal)

    cal.post(PAGE, new_password=NEW)

    library.get(f"{house.learn}/")


def test_the_key_of_his_own_browser_is_a_new_one(house, cal):
    before = db.session.query(SignIn.key).one()

    cal.post(PAGE, new_password=NEW)

    db.session.expire_all()
    assert db.session.query(SignIn.key).one() != before


def test_he_is_told_by_mail_and_the_mail_holds_no_password(house, cal, letters):
    cal.post(PAGE, new_password=NEW)
    outbox.sweep()

    to, letter = letters[0]
    assert to == [house.cal.address] and letter["Subject"] == "Your account has changed"
    assert "The password was changed." in letter.get_content()
    assert NEW not in letter.as_string()
    assert "https://acquaint.harbor.example/account" in letter.get_content()


def test_a_mail_server_that_is_away_is_tried_again(house, cal, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAIL_URL", "smtp://127.0.0.1:9")
    cal.post(PAGE, new_password=NEW)

    assert outbox.sweep() == 0
    with clock.at(clock.now() + timedelta(minutes=5)):
        monkeypatch.setitem(app.config, "MAIL_URL", None)
        assert outbox.sweep() == 1


def test_an_old_proof_is_not_enough(house, cal):
    with clock.at(clock.now() + timedelta(minutes=11)):
        page = cal.post(PAGE, status=200, new_password=NEW)

    assert page.h1.get_text() == "Show that it is you"


@pytest.mark.parametrize("name", ["Cal Castellanos", "Harbor Career Center"])
def test_his_own_name_and_the_centers_are_refused(house, cal, name):
    page = cal.post(PAGE, status=200, new_password=name)

    assert "This is a name that others know." in page.select_one(".summary").get_text()
    assert not page.select_one("[name=new_password]").get("value")


def test_who_has_an_app_may_choose_a_shorter_one(house, browser):
    browser.sign_in(house.bea)
    has_app(house.bea)

    assert "8 characters or more" in browser.get(PAGE).get_text()
    browser.post(PAGE, new_password="heron 12")


def test_who_came_by_a_link_chooses_a_first_one(house, browser, mailed_link, browsers):
    db.session.query(User).filter_by(id=house.cal.id).update({"password": None})
    db.session.commit()
    browser.post("/sign-in/link", status=200, email=house.cal.address)
    browser.post(mailed_link())
    assert browser.get(PAGE).h1.get_text() == "Choose a password"

    browser.post(PAGE, new_password=NEW)

    browsers().sign_in(house.cal, NEW)


def test_no_password_signs_in_somebody_who_has_none(house, browser):
    db.session.query(User).filter_by(id=house.cal.id).update({"password": None})
    db.session.commit()

    for typed in ("", "None", PASSWORD):
        browser.post("/sign-in", status=200, email=house.cal.address, password=typed)


def test_a_handle_signs_in_where_there_is_no_address(house, browser):
    db.session.query(User).filter_by(id=house.cal.id).update(
        {"address": None, "handle": "river-7k2m"}
    )
    db.session.commit()

    browser.post("/sign-in", email=" River-7K2M ", password=PASSWORD)

    browser.get(f"{house.learn}/")
