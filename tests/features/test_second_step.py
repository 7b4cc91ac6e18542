"""A password or a mailed link is the first step; a code or a passkey the second."""

import json
from datetime import timedelta

import pytest

from app.core import clock
from app.core.db import db
from app.core.extensions import limiter
from app.models import AuditEvent, Authenticator, Message, RecoveryCode, SignIn, User
from tests.conftest import make_app
from tests.support.browser import PASSWORD
from tests.support.proof import has_app, has_codes

STEP = "/sign-in/step"
WRONG = "This code is not right, or it was used before."


def events(who):
    db.session.rollback()
    rows = db.session.query(AuditEvent).filter_by(user_id=who.id).order_by(AuditEvent.id)
    return [row.event for row in rows]


def told(who):
    """What the owner was written about."""
    rows = db.session.query(Message).filter_by(job="mail_owner").order_by(Message.id)
    return [row.payload["event"] for row in rows if row.payload["address"] == who.address]


def test_somebody_without_one_is_not_asked(house, browser):
    assert browser.sign_in(house.cal) == "/"


def test_the_password_alone_lets_nobody_in_who_has_an_app(house, browser):
    has_app(house.bea)

    assert browser.sign_in(house.bea) == STEP

    page = browser.get(STEP)
    assert page.h1.get_text() == "One more step"
    assert browser.fetch(house.run).status_code == 302
    assert "person:account:sign-in" not in events(house.bea)


def test_the_code_of_the_app_lets_bea_in(house, browser):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)

    assert browser.post(STEP, code=phone.code()) == "/"

    browser.get(house.run)
    assert db.session.query(SignIn).filter_by(user_id=house.bea.id).one().strong
    assert events(house.bea) == ["person:account:sign-in"]


@pytest.mark.parametrize("late", [1, 0, -1])
def test_a_clock_may_be_half_a_minute_off(house, browser, late):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)

    assert browser.post(STEP, code=phone.code(late)) == "/"


@pytest.mark.parametrize("late", [2, -2, 40])
def test_a_code_of_another_time_is_not_taken(house, browser, late):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)

    page = browser.post(STEP, status=200, code=phone.code(late))

    assert WRONG in page.select_one(".summary").get_text()


def test_a_code_is_taken_once(house, browsers):
    phone, first, second = has_app(house.bea), browsers(), browsers()
    code = phone.code()
    first.sign_in(house.bea)
    first.post(STEP, code=code)
    second.sign_in(house.bea)

    page = second.post(STEP, status=200, code=code)

    assert WRONG in page.get_text()
    assert second.fetch(house.run).status_code == 302


def test_after_a_newer_code_an_older_one_is_not_taken(house, browsers):
    phone, first, second = has_app(house.bea), browsers(), browsers()
    first.sign_in(house.bea)
    first.post(STEP, code=phone.code())
    second.sign_in(house.bea)

    page = second.post(STEP, status=200, code=phone.code(late=1))

    assert WRONG in page.get_text()


@pytest.mark.parametrize("write", ["{} {}", " {}{} ", "{}-{}"])
def test_a_code_is_read_however_it_was_typed(house, browser, write):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)
    code = phone.code()

    assert browser.post(STEP, code=write.format(code[:3], code[3:])) == "/"


def test_digits_of_another_keyboard_are_digits(house, browser):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)
    arabic = phone.code().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert browser.post(STEP, code=arabic) == "/"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Type the code."),
        ("000000", WRONG),
        ("a\x00b", "invisible character"),
        ("\u202e123456", WRONG),
        ("٣²⅓走", WRONG),
        ("x" * 61, "60 characters"),
        ("'; drop table user", WRONG),
    ],
)
def test_what_is_no_code_is_said_at_the_field(house, browser, typed, says):
    has_app(house.bea)
    browser.sign_in(house.bea)

    page = browser.post(STEP, status=200, code=typed)

    assert says in page.select_one(".summary").get_text()
    assert all(page.select(link["href"]) for link in page.select(".summary a"))


def test_another_persons_code_does_not_help(house, browser):
    has_app(house.bea)
    elis = has_app(house.eli)
    browser.sign_in(house.bea)

    page = browser.post(STEP, status=200, code=elis.code())

    assert WRONG in page.get_text()


def test_an_app_whose_secret_cannot_be_read_lets_nobody_in(house, browser):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)
    db.session.query(Authenticator).update({"secret": "sealed with a key that is gone"})
    db.session.commit()

    page = browser.post(STEP, status=200, code=phone.code())

    assert WRONG in page.get_text()


def test_after_five_minutes_one_begins_again(house, browser):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)

    with clock.at(clock.now() + timedelta(minutes=5, seconds=1)):
        assert browser.post(STEP, code=phone.code()) == "/sign-in"

    assert browser.fetch(house.run).status_code == 302


def test_the_pause_belongs_to_one_browser(house, browsers):
    phone, hers, other = has_app(house.bea), browsers(), browsers()
    hers.sign_in(house.bea)

    assert other.post(STEP, code=phone.code()) == "/sign-in"
    assert other.fetch(STEP).location == "/sign-in"


@pytest.mark.parametrize("change", [{"password": "other"}, {"active": False}])
def test_a_new_password_or_a_closed_account_ends_the_pause(house, browser, change):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)
    db.session.query(User).filter_by(id=house.bea.id).update(change)
    db.session.commit()

    assert browser.post(STEP, code=phone.code()) == "/sign-in"


def test_beginning_as_somebody_else_signs_the_first_one_out(house, browser):
    has_app(house.bea)
    browser.sign_in(house.cal)

    browser.sign_in(house.bea)

    assert browser.fetch(f"{house.learn}/").status_code == 302


def test_the_key_of_the_sign_in_is_a_new_one(house, browser):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)
    before = browser.client.get_cookie("acquaint").value

    browser.post(STEP, code=phone.code())

    assert browser.client.get_cookie("acquaint").value != before
    with browser.client.session_transaction() as kept:
        assert "pending" not in kept


def test_it_leads_to_the_page_that_was_asked_for(house, browser):
    phone = has_app(house.bea)
    sign_in = browser.fetch(f"{house.run}?sort=name").location
    step = browser.post(sign_in, email=house.bea.address, password=PASSWORD)
    form = browser.get(step).select_one("main form")

    assert browser.post(form["action"], code=phone.code()) == f"{house.run}?sort=name"


def test_it_never_leads_to_another_site(house, browser):
    phone = has_app(house.bea)
    browser.sign_in(house.bea)

    assert browser.post(f"{STEP}?next=//elsewhere.example/", code=phone.code()) == "/"


def fields(page):
    return {f["name"]: f.get("value", "") for f in page.select_one("main form").select("[name]")}


def test_what_was_written_outlives_both_steps_and_a_wrong_code(house, browser):
    phone, sent = has_app(house.bea), {"name": "Spring of herons", "seats": "12"}
    page = browser.post(f"{house.run}/settings", status=200, **sent)
    signing = fields(page) | {"email": house.bea.address, "password": PASSWORD}
    page = browser.post(page.select_one("main form")["action"], status=200, **signing)
    assert page.h1.get_text() == "One more step"

    page = browser.post(step := page.form["action"], status=200, **fields(page) | {"code": "1"})
    page = browser.post(step, status=200, **fields(page) | {"code": phone.code()})

    assert page.form["action"] == f"{house.run}/settings"
    assert fields(page)["name"] == "Spring of herons"


def test_what_was_written_outlives_a_pause_that_was_too_long(house, browser):
    phone = has_app(house.bea)
    kept = json.dumps([["name", "Spring of herons"]])
    browser.sign_in(house.bea)

    with clock.at(clock.now() + timedelta(minutes=6)):
        page = browser.post(STEP, status=200, code=phone.code(), kept=kept)

    assert page.h1.get_text() == "Sign in again"
    assert page.select_one("[name=kept]")["value"] == kept


def test_a_recovery_code_lets_in_once_and_the_owner_hears_of_it(house, browsers):
    has_app(house.bea)
    codes, first, second = has_codes(house.bea), browsers(), browsers()
    first.sign_in(house.bea)
    assert first.post(STEP, recovery=codes[3]) == "/"
    second.sign_in(house.bea)

    page = second.post(STEP, status=200, recovery=codes[3])

    assert "used before" in page.select_one("#recovery-error").get_text()
    assert told(house.bea) == ["recovery-used"]
    assert "person:recovery-code:use" in events(house.bea)
    assert db.session.query(RecoveryCode).filter(RecoveryCode.used_at.is_(None)).count() == 9


@pytest.mark.parametrize("change", [("k", "K"), ("-", " "), ("0", "o"), ("1", "L")])
@pytest.mark.parametrize("name", ["code", "recovery"])
def test_a_recovery_code_is_read_however_and_wherever_it_was_typed(house, browser, change, name):
    has_app(house.bea)
    codes = has_codes(house.bea)
    browser.sign_in(house.bea)

    assert browser.post(STEP, **{name: f" {codes[0].replace(*change)} "}) == "/"


def test_another_persons_recovery_code_is_refused_and_stays_good(house, browsers):
    has_app(house.bea)
    has_app(house.eli)
    codes, beas, elis = has_codes(house.eli), browsers(), browsers()
    beas.sign_in(house.bea)
    beas.post(STEP, status=200, recovery=codes[0])
    elis.sign_in(house.eli)

    assert elis.post(STEP, recovery=codes[0]) == "/"


def test_the_owner_hears_once_of_many_wrong_codes(house, browser):
    has_app(house.bea)
    browser.sign_in(house.bea)

    for number in range(9):
        browser.post(STEP, status=200, code=f"{number}")

    assert told(house.bea) == ["step-guessing"]
    assert events(house.bea) == ["person:second-step:refuse"] * 9


def test_many_codes_are_slowed_down_and_what_was_written_stays(house, browsers, limited):
    phone, first, second = has_app(house.bea), browsers(), browsers()
    for browser in (first, second):
        browser.sign_in(house.bea)
    for number in range(5):
        (first, second)[number % 2].post(STEP, status=200, code=f"{number}")

    page = first.post(STEP, status=429, code=phone.code(), kept='[["name", "Spring"]]')

    assert "Wait five minutes" in page.select_one(".summary").get_text()
    assert page.select_one("[name=kept]")["value"] == '[["name", "Spring"]]'


def test_who_is_not_half_way_in_counts_against_nobody(house, browsers, limited):
    phone, bea, stranger = has_app(house.bea), browsers(), browsers()
    for _try in range(8):
        stranger.fetch(STEP, "POST", data={"code": "1"})

    bea.sign_in(house.bea)

    assert bea.post(STEP, code=phone.code()) == "/"


def test_strangers_at_two_places_do_not_wait_for_each_other(house, browsers, limited):
    def tries(place):
        sent = {"data": {"code": "1"}, "environ_overrides": {"REMOTE_ADDR": place}}
        return browsers().fetch(STEP, "POST", **sent).status_code

    assert [tries("192.0.2.1") for _try in range(6)] == [303] * 5 + [429]
    assert tries("192.0.2.2") == 303


def test_the_limit_holds_across_two_processes_and_a_restart(tmp_path, app, monkeypatch):
    store = f"shared-sqlite:///{tmp_path}/limits.db"
    monkeypatch.setattr(limiter, "enabled", True)
    codes = []

    for _process in "ab":
        one = make_app("sqlite://", RATELIMIT_STORAGE_URI=store)
        with one.test_client() as client:
            for _try in range(3):
                with client.session_transaction() as kept:
                    until = (clock.now() + timedelta(minutes=5)).timestamp()
                    kept["pending"] = [7, until, "bond"]
                codes.append(client.post(STEP, data={"code": "1"}).status_code)
    limiter.init_app(app)

    assert codes == [303] * 5 + [429]
    assert (tmp_path / "limits.db").exists()
