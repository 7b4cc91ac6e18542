"""On an empty database: an address that works once makes the first center."""

import re

import pytest

from app import create_app
from app.core import clock, config
from app.core.db import db, migrate
from app.models import Center, Staff
from tests.support.browser import Browser

FILLED = {
    "name": "Riverside Career Center",
    "slug": "riverside",
    "zone": "America/Chicago",
    "paper": "letter",
    "person": "Hana Ito",
    "email": "hana@riverside.example",
    "password": "four words that hold",
}


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A new installation: the command that starts it, and browsers."""
    monkeypatch.setenv("ACQUAINT_INSTANCE", str(tmp_path))
    app = create_app(
        {
            "TESTING": True,
            "SECRET_KEY": "tests",
            "WTF_CSRF_ENABLED": False,
            "DATABASE": config.engine(f"sqlite:///{tmp_path}/acquaint.db"),
        }
    )
    with app.app_context():
        migrate()
        yield app
        db.session.close()
        db.engine.dispose()


def start(app):
    """What the start prints, and the address in it."""
    said = app.test_cli_runner().invoke(args=["set-up"]).output
    found = re.search(r"(/first-start/\S+)", said)
    return said, found[1] if found else ""


def test_a_start_without_a_center_prints_where_to_make_one(empty):
    said, address = start(empty)

    assert "Make the first one here, within 30 minutes" in said
    page = Browser(empty.test_client()).get(address)
    assert page.h1.get_text() == "The first center"


def test_hana_makes_her_center_and_is_asked_for_a_second_step(empty):
    browser, (_said, address) = Browser(empty.test_client()), start(empty)

    where = browser.post(address, **FILLED)

    assert where == "/c/riverside/center/"
    assert browser.fetch(where).location.startswith("/account/steps")
    assert db.session.query(Center).one().asks_second_step


def test_the_address_works_once(empty):
    address = start(empty)[1]
    Browser(empty.test_client()).post(address, **FILLED)

    Browser(empty.test_client()).get(address, status=404)

    assert "up to date" in start(empty)[0]


def test_a_newer_start_ends_the_older_address(empty):
    first, second = start(empty)[1], start(empty)[1]

    browser = Browser(empty.test_client())
    browser.get(first, status=404)
    browser.get(second)


def test_after_half_an_hour_it_is_over(empty, time_machine):
    address = start(empty)[1]
    time_machine.move_to(clock.now().replace(microsecond=0))
    time_machine.shift(31 * 60)

    Browser(empty.test_client()).get(address, status=404)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"password": "short"}, "This has 5 characters; it needs 15."),
        ({"password": "riverside career center"}, "a name that others know"),
        ({"email": "hana"}, "Type a mail address"),
        ({"slug": "help"}, "This address is taken."),
        ({"person": ""}, "Write your name."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(empty, changed, says):
    browser, address = Browser(empty.test_client()), start(empty)[1]

    page = browser.post(address, status=200, **FILLED | changed)

    assert says in page.get_text()
    assert db.session.query(Center).count() == 0
    browser.post(address, **FILLED)


def test_nobody_finds_the_page_by_guessing(empty):
    start(empty)

    Browser(empty.test_client()).get("/first-start/guess", status=404)

    assert db.session.query(Staff).execution_options(across_centers=True).count() == 0
