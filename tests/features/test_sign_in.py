"""Sign in, sign out, and go where one belongs."""

import pytest

from app.core import clock
from app.core.db import db
from app.models import SignIn, User
from tests.support.browser import PASSWORD

WRONG = "This address and this password do not belong together."


def test_the_first_page_asks_who_one_is(house, browser):
    answer = browser.fetch("/")

    assert answer.location == "/sign-in"
    page = browser.get("/sign-in")
    assert page.h1.get_text() == "This workbook belongs to you"
    assert [f["autocomplete"] for f in page.select("input[autocomplete]")] == [
        "username",
        "current-password",
    ]


def test_cal_signs_in_and_is_in_his_week(house, browser):
    browser.sign_in(house.cal)

    assert browser.fetch("/").location == f"{house.learn}/"
    browser.get(f"{house.learn}/")


def test_an_address_is_known_in_any_case(house, browser):
    browser.post("/sign-in", email=" CAL@Harbor.Example ", password=PASSWORD)

    browser.get(f"{house.learn}/")


def test_sign_in_leads_back_to_the_page_that_was_asked_for(house, browser):
    asked = browser.fetch(f"{house.learn}/lessons?page=2")
    assert asked.location.startswith("/sign-in?next=")
    form = browser.get(asked.location).select_one("form")

    where = browser.post(form["action"], email=house.cal.address, password=PASSWORD)

    assert where == f"{house.learn}/lessons?page=2"


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:x",
        "/a\nb",
        "/a\n",
        "/\t/elsewhere.example",
        "///elsewhere.example",
        " //elsewhere.example",
        "",
    ],
)
def test_sign_in_never_leads_to_another_site(house, browser, target):
    form = browser.get("/sign-in", status=200)
    assert form

    answer = browser.fetch(
        "/sign-in",
        "POST",
        query_string={"next": target},
        data={"email": house.cal.address, "password": PASSWORD},
    )

    assert answer.location == "/"


@pytest.mark.parametrize(
    ("email", "password"),
    [("cal@harbor.example", "wrong"), ("nobody@harbor.example", PASSWORD), ("cal", PASSWORD)],
)
def test_a_wrong_address_and_a_wrong_password_sound_the_same(house, browser, email, password):
    page = browser.post("/sign-in", status=200, email=email, password=password)

    assert WRONG in page.select_one(".summary").get_text()
    assert page.select_one("[name=email]")["value"] == email
    assert not page.select_one("[name=password]").get("value")


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Type your mail address or sign-in name."),
        ({"email": "cal@harbor.example"}, "Type your password."),
        ({"email": "a\x00b", "password": "x"}, "invisible character"),
        ({"email": "x" * 300, "password": "x"}, "200 characters"),
        ({"email": "a@b.example", "password": "x" * 2000}, "1024 characters"),
    ],
)
def test_what_is_missing_or_odd_is_said_at_its_field(house, browser, sent, says):
    page = browser.post("/sign-in", status=200, **sent)

    assert says in page.select_one(".summary").get_text()
    assert all(page.select(a["href"]) for a in page.select(".summary a"))


def test_somebody_who_was_switched_off_cannot_sign_in(house, browser):
    db.session.query(User).filter_by(id=house.cal.id).update({"active": False})
    db.session.commit()

    page = browser.post("/sign-in", status=200, email=house.cal.address, password=PASSWORD)

    assert WRONG in page.get_text()


def test_signing_out_ends_the_sign_in_on_this_browser_only(house, browsers):
    phone, library = browsers(), browsers()
    phone.sign_in(house.cal)
    library.sign_in(house.cal)

    where = library.post("/sign-out")

    assert "You are signed out." in library.get(where).get_text()
    assert library.fetch(f"{house.learn}/").status_code == 302
    phone.get(f"{house.learn}/")


def test_a_sign_in_that_was_revoked_is_out_on_its_next_request(house, browser):
    browser.sign_in(house.cal)
    db.session.query(SignIn).update({"revoked_at": clock.now()})
    db.session.commit()

    assert browser.fetch(f"{house.learn}/").status_code == 302


def test_gus_who_belongs_to_nothing_is_told_so_kindly(house, browser):
    browser.sign_in(house.gus)

    page = browser.get("/")

    assert page.h1.get_text() == "You are not in a cohort yet"
    assert "Sign out" in page.get_text()


def test_the_letter_box_is_only_there_in_a_demo(house, browser, app, monkeypatch):
    browser.get("/dev/mail", status=404)
    monkeypatch.setitem(app.config, "DEMO", True)

    assert "No mail yet" in browser.get("/dev/mail").get_text()
