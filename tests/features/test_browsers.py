"""Where I am signed in: to see, and to end."""

import re
from datetime import timedelta

import pytest

from app.accounts.browsers.words import browser_words
from app.core import clock
from app.core.db import db
from app.models import SignIn

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
    " Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
    " Mobile Safari/537.36"
)


def enters(browsers, who, agent=FIREFOX):
    browser = browsers()
    browser.client.environ_base["HTTP_USER_AGENT"] = agent
    browser.sign_in(who)
    return browser


def rows(browser):
    """Title and small print of each sign-in."""
    found = browser.get("/account").select("[aria-labelledby=browsers] .entry-body")
    return [re.sub(r"\s+", " ", row.get_text()).strip() for row in found]


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (IPHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        (ANDROID, "Chrome on Android"),
        (IPHONE.replace("Version/18.5", "CriOS/140.0"), "Chrome on iPhone"),
        (ANDROID.replace("Chrome/", "SamsungBrowser/28 Chrome/"), "Samsung Internet on Android"),
        ("curl/8.0", "A browser we do not know"),
        ("", "A browser we do not know"),
        ("<script>alert(1)</script>\x00", "A browser we do not know"),
    ],
)
def test_a_browser_is_named_in_plain_words(app, agent, words):
    with app.test_request_context():
        assert browser_words(agent) == words


def test_this_one_comes_first_then_the_newest(house, browsers):
    with clock.at(clock.now() - timedelta(hours=3)):
        phone = enters(browsers, house.cal, IPHONE)
    enters(browsers, house.cal, EDGE)
    enters(browsers, house.cal, ANDROID)

    found = rows(phone)

    assert [row.partition(" on ")[0] for row in found] == ["Safari", "Chrome", "Edge"]
    assert "This browser. Signed in 3 hours ago. Ends in 1 month at the latest." in found[0]
    assert "Signed in just now" in found[1] and "This browser" not in found[1]


def test_one_that_is_ended_is_out_on_its_next_request(house, browsers):
    phone, library = (enters(browsers, house.cal, agent) for agent in (IPHONE, EDGE))
    form = phone.get("/account").select_one("form[action$='/end']")

    where = phone.post(form["action"])

    assert "That browser is signed out." in phone.get(where).get_text()
    assert library.fetch(f"{house.learn}/").status_code == 302
    assert len(rows(phone)) == 1


def test_all_others_end_at_once(house, browsers):
    phone, *others = (enters(browsers, house.cal) for _ in range(4))

    where = phone.post("/account/browsers/end-others")

    assert "3 others are signed out." in phone.get(where).get_text()
    assert {one.fetch(f"{house.learn}/").status_code for one in others} == {302}
    phone.get(f"{house.learn}/")


def test_where_there_is_one_there_are_no_others_to_end(house, browsers):
    page = enters(browsers, house.cal).get("/account")

    assert "End all others" not in page.get_text()


def test_ending_this_one_signs_out(house, browsers):
    phone = enters(browsers, house.cal)
    number = db.session.query(SignIn.public_id).scalar()

    assert phone.post(f"/account/browsers/{number}/end") == "/sign-in"

    assert phone.fetch(f"{house.learn}/").status_code == 302


def test_another_persons_is_not_there(house, browsers):
    phone, dee = enters(browsers, house.cal), enters(browsers, house.dee)
    number = db.session.query(SignIn.public_id).filter_by(user_id=house.dee.id).scalar()

    phone.post(f"/account/browsers/{number}/end", status=404)
    phone.post("/account/browsers/zzzzzzzzzzzz/end", status=404)

    dee.get(f"{house.learn}/")
    assert len(rows(phone)) == 1


def test_one_that_has_ended_is_not_shown(house, browsers):
    enters(browsers, house.cal, EDGE)
    with clock.at(clock.now() + timedelta(days=31)):
        phone = enters(browsers, house.cal, IPHONE)

        assert [row.partition(".")[0] for row in rows(phone)] == ["Safari on iPhone This browser"]


def test_the_page_says_how_one_signs_in(house, browsers):
    text = " ".join(enters(browsers, house.cal).get("/account").get_text().split())

    for words in ("cal@harbor.example", "You have one.", "None. With one, a password"):
        assert words in text


def test_a_link_into_the_past_of_another_browser_does_not_help(house, browsers):
    phone = enters(browsers, house.cal)
    stolen = phone.client.get_cookie("acquaint").value
    phone.post("/sign-out")

    thief = browsers()
    thief.client.set_cookie("acquaint", stolen)

    assert thief.fetch(f"{house.learn}/").status_code == 302
    assert thief.fetch("/account").status_code == 302
