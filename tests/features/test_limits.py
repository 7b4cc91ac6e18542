"""Many tries are slowed down, and nobody can keep a person out by them (trust.md R-11, C8)."""

import json

import pytest

from app import outbox
from app.core import clock
from app.core.db import db
from app.models import Message
from tests.support.browser import PASSWORD

WRONG = "not this one"
WAITS = "Try again in 5 minutes."


@pytest.fixture
def stranger(browsers, limited):
    """Somebody with many addresses of the network: `stranger(7).tries(…)`."""
    return lambda number=1: Stranger(browsers(), f"203.0.113.{number}")


class Stranger:
    def __init__(self, browser, place):
        self.browser = browser
        browser.client.environ_base["REMOTE_ADDR"] = place

    def tries(self, address, times=1, *, password=WRONG):
        """The status of each."""
        data = {"email": address, "password": password}
        return [self.browser.fetch("/sign-in", "POST", data=data).status_code for _ in range(times)]

    def asks(self, address, path="/sign-in/link"):
        return self.browser.fetch(path, "POST", data={"email": address}).status_code


def test_ten_tries_at_one_account_in_five_minutes(house, stranger):
    assert stranger().tries(house.cal.address, 12) == [200] * 10 + [429] * 2


def test_the_page_says_how_long_and_keeps_what_was_typed(house, stranger):
    one = stranger()
    one.tries(house.cal.address, 10)
    kept = json.dumps([["answer", "I asked the porter"]])

    page = one.browser.post(
        "/sign-in?next=/help", status=429, email=house.cal.address, password="x", kept=kept
    )

    assert WAITS in page.select_one(".summary").get_text()
    assert page.select_one("[name=email]")["value"] == house.cal.address
    assert page.select_one("[name=kept]")["value"] == kept
    assert page.select_one("form")["action"] == "/sign-in?next=/help"


def test_after_five_minutes_it_works_again(house, stranger, time_machine):
    time_machine.move_to(clock.now())
    one = stranger()
    one.tries(house.cal.address, 11)

    time_machine.shift(5 * 60 + 1)

    assert one.tries(house.cal.address, password=PASSWORD) == [303]


def test_from_many_places_one_account_is_still_tried_ten_times(house, stranger):
    codes = [stranger(number).tries(house.cal.address)[0] for number in range(1, 21)]

    assert codes == [200] * 10 + [429] * 10


def test_case_and_spaces_are_no_way_around(house, stranger):
    forms = [
        "cal@harbor.example",
        "CAL@harbor.example",
        " cal@harbor.example ",
        "Cal@Harbor.Example",
    ]
    one = stranger()

    codes = [one.tries(forms[number % 4])[0] for number in range(12)]

    assert codes == [200] * 10 + [429] * 2


def test_an_unknown_name_is_slowed_down_alike(house, stranger):
    assert stranger().tries("nobody@harbor.example", 11) == [200] * 10 + [429]


def test_a_browser_that_knows_the_person_lets_them_in_all_the_same(house, stranger, browsers):
    own = browsers()
    own.sign_in(house.cal)
    own.post("/sign-out")
    stranger().tries(house.cal.address, 60)

    own.sign_in(house.cal)

    own.get(f"{house.learn}/")


def test_it_is_counted_by_itself(house, stranger):
    own = stranger(9)
    own.browser.sign_in(house.cal)
    own.browser.post("/sign-out")

    assert own.tries(house.cal.address, 11) == [200] * 10 + [429]


def test_it_knows_that_person_alone(house, stranger):
    own = stranger(9)
    own.browser.sign_in(house.cal)
    own.browser.post("/sign-out")
    stranger().tries(house.dee.address, 10)

    assert own.tries(house.dee.address, password=PASSWORD) == [429]


@pytest.mark.parametrize("value", ["forged", "", "a b c d", "gAAAAA" + "x" * 200])
def test_a_forged_cookie_makes_no_browser_known(house, stranger, value):
    one = stranger()
    one.browser.client.set_cookie("acquaint-known", value)

    assert one.tries(house.cal.address, 11) == [200] * 10 + [429]


def test_the_cookie_names_nobody_and_no_script_reads_it(house, browser):
    answer = browser.fetch(
        "/sign-in", "POST", data={"email": house.cal.address, "password": PASSWORD}
    )

    cookie = next(line for line in answer.headers.getlist("Set-Cookie") if "known=" in line)
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
    assert "cal" not in cookie.lower().partition(";")[0]


def test_a_class_shares_one_address(house, stranger):
    one = stranger()

    codes = [one.tries(f"p{number}@harbor.example")[0] for number in range(62)]

    assert codes == [200] * 60 + [429] * 2


def test_guessing_at_one_account_does_not_use_up_a_classes_tries(house, stranger):
    one = stranger()
    one.tries(house.cal.address, 100)

    assert one.tries(house.dee.address, password=PASSWORD) == [303]


def test_a_household_with_long_addresses_is_one_place(house, stranger):
    codes = []
    for number in range(62):
        one = stranger()
        one.browser.client.environ_base["REMOTE_ADDR"] = f"2001:db8:1:2::{number:x}"
        codes += one.tries(f"p{number}@harbor.example")

    assert codes == [200] * 60 + [429] * 2


def test_a_thousand_in_five_minutes_over_all(house, stranger, monkeypatch):
    monkeypatch.setattr("app.users.service.by_password", lambda *_: None)

    codes = [
        stranger(number % 250 + 1).tries(f"p{number}@harbor.example")[0] for number in range(1003)
    ]

    assert codes == [200] * 1000 + [429] * 3


def test_the_owner_hears_of_it_once_a_day(house, stranger, letters):
    for number in range(1, 6):
        stranger(number).tries(house.cal.address, 12)

    outbox.sweep()
    outbox.sweep()

    assert [to for to, _letter in letters] == [[house.cal.address]]
    assert letters[0][1]["Subject"] == "Many passwords were tried"


def test_of_guesses_at_nobody_nobody_hears(house, stranger, letters):
    stranger().tries("nobody@harbor.example", 12)
    assert db.session.query(Message).count() == 1

    outbox.sweep()

    assert letters == []
    db.session.expire_all()
    assert db.session.query(Message).one().payload == {}


@pytest.mark.parametrize("path", ["/sign-in/link", "/reset"])
@pytest.mark.parametrize("address", ["cal@harbor.example", "nobody@harbor.example"])
def test_five_mails_a_day_to_one_address(house, stranger, letters, path, address):
    codes = [stranger(number).asks(address, path) for number in range(1, 8)]

    assert codes == [200] * 5 + [429] * 2
    assert outbox.sweep() == 5


def test_the_wait_for_a_link_says_its_hours_and_the_known_browser_has_its_own(
    house, stranger, browsers, letters
):
    own = browsers()
    own.sign_in(house.cal)
    one = stranger()
    for _time in range(5):
        one.asks(house.cal.address)

    page = one.browser.post("/sign-in/link", status=429, email=house.cal.address)

    assert "You can ask for another in 24 hours." in page.select_one(".summary").get_text()
    own.post("/sign-in/link", status=200, email=house.cal.address)


def test_twenty_links_an_hour_from_one_place(house, stranger, letters):
    one = stranger()

    codes = [one.asks(f"p{number}@harbor.example") for number in range(22)]

    assert codes == [200] * 20 + [429] * 2


def test_opening_the_pages_counts_for_nothing(house, stranger):
    one = stranger()
    for path in ("/sign-in", "/sign-in/link", "/reset"):
        for _time in range(70):
            assert one.browser.fetch(path).status_code == 200

    assert one.tries(house.cal.address, password=PASSWORD) == [303]
