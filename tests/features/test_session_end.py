"""A sign-in ends by rest and by age; the page says so before, and nothing written is lost."""

from datetime import timedelta

import pytest

from app.core import clock
from app.core.db import db
from app.models import SignIn
from tests.support.statements import counted


def later(**time):
    return clock.at(clock.now() + timedelta(**time))


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def left(browser):
    return browser.fetch("/account/time-left", headers={"Accept": "application/json"}).json


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 302)])
def test_staff_who_do_nothing_for_an_hour_are_out(house, bea, minutes, status):
    with later(minutes=minutes):
        assert bea.fetch(house.run).status_code in {status, 308}


def test_whoever_works_stays_in_until_twelve_hours_are_over(house, bea):
    for half_hours in range(1, 24):
        with later(minutes=30 * half_hours):
            bea.get(f"{house.run}/settings")

    with later(hours=12, seconds=1):
        assert bea.fetch(f"{house.run}/settings").status_code == 302


@pytest.mark.parametrize(("days", "status"), [(29, 200), (31, 302)])
def test_participants_are_in_for_thirty_days(house, browser, days, status):
    browser.sign_in(house.cal)

    with later(days=days):
        assert browser.fetch(f"{house.learn}/").status_code == status


def test_the_page_of_staff_holds_its_end_in_seconds(house, bea):
    dialog = bea.get(f"{house.run}/settings").select_one("dialog[data-ending]")

    assert 3500 <= int(dialog["data-seconds"]) <= 3600
    assert dialog.find_parent("main") is None


def test_a_page_that_is_opened_counts_from_its_own_time(house, bea):
    with later(minutes=50):
        page = bea.get(f"{house.run}/settings")

    assert 3500 <= int(page.select_one("dialog")["data-seconds"]) <= 3600


def test_near_the_end_of_twelve_hours_the_page_counts_to_that(house, bea):
    for hours in range(1, 12):
        with later(minutes=59 * hours):
            bea.get(f"{house.run}/settings")
    with later(hours=11, minutes=40):
        page = bea.get(f"{house.run}/settings")

        assert 1100 <= int(page.select_one("dialog")["data-seconds"]) <= 1200
        assert left(bea)["can_stay"] is False


def test_a_participants_page_of_thirty_days_carries_none(house, browser):
    browser.sign_in(house.cal)

    page = browser.get(f"{house.learn}/")

    assert not page.select("dialog, script[src*='session-end']")


def test_to_ask_is_not_to_be_there(house, bea):
    with later(minutes=58):
        assert left(bea) == {"seconds": pytest.approx(120, abs=2), "can_stay": True}
    with later(minutes=59):
        assert left(bea)["seconds"] <= 62


def test_to_stay_begins_the_hour_anew(house, bea):
    with later(minutes=58):
        answer = bea.fetch("/account/keep-on", "POST", headers={"Accept": "application/json"})
        assert answer.json["seconds"] >= 3500

    with later(minutes=100):
        bea.get(f"{house.run}/settings")


def test_to_stay_does_not_outlive_twelve_hours(house, bea):
    db.session.query(SignIn).update({"ends_at": clock.now() + timedelta(minutes=1)})
    db.session.commit()

    answer = bea.fetch("/account/keep-on", "POST", headers={"Accept": "application/json"}).json

    assert answer == {"seconds": pytest.approx(60, abs=2), "can_stay": False}


def test_after_the_end_both_say_so_in_json(house, bea):
    with later(minutes=61):
        for path, method in (("/account/time-left", "GET"), ("/account/keep-on", "POST")):
            answer = bea.fetch(path, method, headers={"Accept": "application/json"})
            assert answer.status_code == 401 and answer.json["error"] == "signed-out"


def test_what_was_posted_too_late_is_kept_through_the_sign_in(house, bea):
    with later(minutes=61):
        page = bea.post(f"{house.run}/settings", status=200, name="Spring in bloom")
        kept = page.select_one("[name=kept]")["value"]
        page = bea.post(
            page.select_one("form")["action"],
            status=200,
            email=house.bea.address,
            password="a walk along the harbor",
            kept=kept,
        )

    assert page.select_one("[name=name]")["value"] == "Spring in bloom"


def test_the_warning_costs_no_statement(house, bea):
    with counted() as statements:
        bea.get("/account/time-left")

    assert len(statements) == 1


def test_nobody_is_warned_where_nobody_is_signed_in(house, browser):
    for path in ("/sign-in", "/help", "/no-such-page"):
        assert "data-ending" not in browser.fetch(path).text
