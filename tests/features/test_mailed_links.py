"""A link by mail signs somebody in, once: through the outbox, to a real SMTP server."""

import json
import re
from datetime import timedelta

import pytest

from app import outbox
from app.access import tickets
from app.core import clock
from app.core.db import db
from app.models import Message, Purpose, SignIn, Staff, Ticket, User
from tests.support.proof import has_app

ASK = "/sign-in/link"
GONE = "This link does not work any more"


@pytest.fixture
def link(house, browser, mailed_link):
    """Cal has asked for a link, and it has arrived."""
    browser.post(ASK, status=200, email=house.cal.address)
    return mailed_link()


def signed_in(browser, house):
    return browser.fetch(f"{house.learn}/").status_code == 200


def test_cal_asks_opens_presses_and_is_in(house, browser, link):
    page = browser.get(link)

    assert page.h1.get_text() == "Your link works"
    assert house.cal.address in page.get_text()
    assert browser.post(link) == "/"
    assert signed_in(browser, house)


def test_the_sign_in_page_has_a_way_without_a_password(house, browser, letters):
    page = browser.get("/sign-in?next=/help")

    button = page.select_one("button[formaction]")
    assert button.get_text() == "Mail me a link instead"
    assert button["formaction"] == "/sign-in/link?next=/help"
    assert not page.select_one("form[action*='sign-in'] [required]")


def test_the_mail_holds_the_link_and_no_more(house, link, letters):
    to, letter = letters[0]
    body = letter.get_content()

    assert to == [house.cal.address] and letter["Subject"] == "Your link to sign in"
    assert body.count("https://") == 1
    assert "Cal" not in body and "Harbor" not in body and "Spring" not in body


def test_the_secret_lies_in_no_table_before_or_after(house, browser, letters, mailed_link):
    browser.post(ASK, status=200, email=house.cal.address)
    waiting = db.session.query(Message).one()
    assert set(waiting.payload) == {"address", "purpose", "target"}

    secret = mailed_link().rpartition("/")[2]

    db.session.expire_all()
    assert db.session.query(Message).one().payload == {}
    row = db.session.query(Ticket).one()
    assert secret not in str([getattr(row, column.key) for column in Ticket.__table__.columns])


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_mail_scanner_uses_nothing(house, browsers, link, method):
    scanner, cal = browsers(), browsers()

    for _visit in range(5):
        assert scanner.fetch(link, method).status_code == 200
    assert not scanner.client.get_cookie("acquaint") or not signed_in(scanner, house)

    assert cal.post(link) == "/"


def test_a_link_works_once(house, browsers, link):
    first, second = browsers(), browsers()
    first.post(link)

    page = second.post(link, status=410)

    assert page.h1.get_text() == GONE
    assert second.get(link, status=410).h1.get_text() == GONE
    assert not signed_in(second, house)


@pytest.mark.parametrize(("minutes", "status"), [(59, 303), (61, 410)])
def test_a_link_lasts_an_hour(house, browser, link, minutes, status):
    with clock.at(clock.now() + timedelta(minutes=minutes)):
        browser.post(link, status=status)


@pytest.mark.parametrize("path", ["/reset/{}", "/confirm/{}", "/invitations/{}"])
def test_a_link_is_good_for_its_purpose_alone(house, browser, link, path):
    other = path.format(link.rpartition("/")[2])

    assert browser.fetch(other, "POST").status_code == 410
    assert browser.post(link) == "/"


def test_a_changed_password_ends_a_link(house, browser, link):
    db.session.query(User).filter_by(id=house.cal.id).update({"password": "another"})
    db.session.commit()

    browser.post(link, status=410)


def test_a_switched_off_account_ends_a_link(house, browser, link):
    db.session.query(User).filter_by(id=house.cal.id).update({"active": False})
    db.session.commit()

    browser.post(link, status=410)


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "%F0%9F%92%BE", "..%2f", "a" * 3000])
def test_a_made_up_link_gives_nothing_away(house, browser, token):
    for method in ("GET", "POST"):
        assert browser.fetch(f"/sign-in/{token}", method).status_code in {404, 410}


def test_used_and_made_up_links_look_the_same(house, browsers, link):
    browsers().post(link)

    used, made_up = (browsers().fetch(path) for path in (link, "/sign-in/never-was"))

    assert used.status_code == made_up.status_code
    assert used.text == made_up.text


def test_nobody_else_is_told_the_address_of_the_page(house, browser, link):
    for path in (link, "/sign-in/never-was"):
        answer = browser.fetch(path)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer.headers["Cache-Control"]


def test_the_secret_is_in_no_log(house, browser, link, caplog, capfd):
    browser.get(link)
    browser.post(link)

    secret = link.rpartition("/")[2]
    assert "/sign-in/<string:token>" in caplog.text
    assert secret not in caplog.text + "".join(capfd.readouterr())


def test_an_address_that_nobody_has_gets_the_same_page_and_no_mail(house, browsers, letters):
    known, unknown = browsers(), browsers()

    pages = [
        one.fetch(ASK, "POST", data={"email": address})
        for one, address in ((known, house.cal.address), (unknown, "nobody@x.example"))
    ]

    seen = [re.sub(r"\S+@\S+|value=\"[^\"]*\"", "", page.text) for page in pages]
    assert seen[0] == seen[1] and [page.status_code for page in pages] == [200, 200]
    assert db.session.query(Message).count() == 2
    outbox.sweep()
    assert [to for to, _letter in letters] == [[house.cal.address]]


@pytest.mark.parametrize(
    "typed", [" CAL@Harbor.Example ", "cal@harbor.example\u202e", "cal@harbor.e\u200bxample"]
)
def test_the_mail_goes_to_the_address_we_know_and_to_no_look_alike(house, browser, letters, typed):
    browser.fetch(ASK, "POST", data={"email": typed})
    outbox.sweep()

    assert {to[0] for to, _letter in letters} <= {house.cal.address}


@pytest.mark.parametrize(
    "typed",
    [
        "cal+x@harbor.example",
        "ca1@harbor.example",
        "c\u0430l@harbor.example",
        "cal@harbor.exarnple",
    ],
)
def test_an_address_that_only_resembles_another_is_another(house, browser, letters, typed):
    browser.post(ASK, status=200, email=typed)
    outbox.sweep()

    assert letters == []


def test_a_forged_host_is_in_no_link(house, browser, letters):
    headers = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    browser.fetch(ASK, "POST", data={"email": house.cal.address}, headers=headers)

    outbox.sweep()

    assert "https://acquaint.harbor.example/sign-in/" in letters[0][1].get_content()
    assert "evil" not in letters[0][1].as_string()


def test_a_link_leads_back_to_where_its_person_wanted_to_go(house, browser, mailed_link):
    wanted = f"{house.learn}/lessons"
    browser.post(f"{ASK}?next={wanted}", status=200, email=house.cal.address)

    assert browser.post(mailed_link()) == wanted


def test_a_link_never_leads_to_another_site(house, browser, mailed_link):
    browser.post(f"{ASK}?next=//evil.example", status=200, email=house.cal.address)

    assert browser.post(mailed_link()) == "/"


def test_what_was_being_written_is_kept_while_the_mail_is_read(house, browser, letters):
    kept = json.dumps([["answer", "I asked the porter"], ["do", "save"]])

    page = browser.post(f"{ASK}?next={house.learn}/", status=200, email="cal@x.example", kept=kept)

    form = page.select_one(f"form[action='{house.learn}/']")
    assert form.select_one("[name=answer]")["value"] == "I asked the porter"


def test_a_second_step_is_asked_for_all_the_same(house, browser, mailed_link):
    has_app(house.bea)
    browser.post(ASK, status=200, email=house.bea.address)

    assert browser.post(mailed_link()) == "/sign-in/step"

    assert browser.fetch(house.run).status_code == 302
    assert db.session.query(SignIn).count() == 0


def test_in_anothers_browser_the_page_says_so_and_leaves_the_choice(house, browser, link):
    browser.sign_in(house.dee)

    page = browser.get(link)

    assert "Somebody else is signed in in this browser" in page.get_text()
    assert page.select_one("main a[href='/']").get_text() == "Stay as I am"
    browser.post(link)
    assert [row.user_id for row in good_ones()] == [house.cal.id]


def good_ones():
    return db.session.query(SignIn).filter(SignIn.revoked_at.is_(None)).all()


def test_a_session_that_somebody_prepared_is_not_the_one_signed_in(house, browser, link):
    browser.get("/sign-in")
    with browser.client.session_transaction() as prepared:
        prepared["sign_in"] = "prepared"
        prepared["planted"] = "by a stranger"

    browser.post(link)

    with browser.client.session_transaction() as kept:
        assert kept["sign_in"] != "prepared" and "planted" not in kept


def test_a_participants_link_lasts_a_month_and_a_counselors_a_day(house, browsers, mailed_link):
    lasts = []
    for who in (house.cal, house.bea):
        browser = browsers()
        browser.post(ASK, status=200, email=who.address)
        browser.post(mailed_link())
        row = db.session.query(SignIn).filter_by(user_id=who.id).one()
        lasts.append(row.ends_at - row.began_at)

    assert [round(one / timedelta(hours=1)) for one in lasts] == [30 * 24, 12]


def test_without_mail_the_page_says_whom_to_ask(house, browser):
    assert "Mail me a link" not in browser.get("/sign-in").get_text()
    page = browser.get(ASK)

    assert "This installation sends no mail" in page.get_text()
    assert not page.select_one("[name=email]")
    browser.post(ASK, status=200, email=house.cal.address)
    assert db.session.query(Message).count() == 0


def test_in_the_demo_the_page_leads_to_its_mails(house, browser, app, monkeypatch):
    monkeypatch.setitem(app.config, "DEMO", True)

    page = browser.post(ASK, status=200, email=house.cal.address)

    assert page.select_one("a[href='/dev/mail']")


@pytest.mark.parametrize("typed", ["", "cal", "a@b", "two words@x.example", "a\x00@x.example"])
def test_what_is_no_address_is_said_and_kept(house, browser, letters, typed):
    page = browser.post(ASK, status=200, email=typed)

    assert page.select_one(".summary a[href='#email']")
    assert db.session.query(Message).count() == 0


def test_a_link_gives_a_counselor_who_left_no_right_back(house, browser, mailed_link):
    with house.inside():
        row = db.session.query(Staff).filter_by(user_id=house.bea.id).one()
        row.ended_at = row.began_at
        db.session.commit()
    browser.post(ASK, status=200, email=house.bea.address)

    browser.post(mailed_link())

    assert browser.fetch(house.run).status_code == 404


def test_of_two_who_have_looked_at_once_one_uses(house):
    token = tickets.issue(Purpose.SIGN_IN, user=db.session.get_one(User, house.cal.id))
    db.session.flush()
    first, second = (tickets.look(token, Purpose.SIGN_IN) for _ in range(2))

    assert [tickets.use(first), tickets.use(second)] == [True, False]
