"""Moving a cohort's dates: what moves is shown before anything is written."""

from datetime import date, datetime, timedelta

import pytest

from app.core import clock
from app.core.db import db
from app.models import LessonDate, WorkshopSession
from tests.support.cohorts import change, cohorts, due, events, meetings, rows, send, sent_by


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


@pytest.fixture
def sessions(house):
    return f"{house.run}/sessions"


@pytest.fixture
def settings(house):
    return f"{house.run}/settings"


def later(house, number, days=2):
    """The field of a session's day, so many days later."""
    day = meetings(house)[number - 1].date() + timedelta(days=days)
    return {f"sessions-{number - 1}-day": day.isoformat()}


def asked(bea, url, **changed):
    """The preview of a change."""
    return send(bea, url, sent_by(bea.get(url), url, **changed), status=200)


def test_what_moves_is_shown_before_anything_is_written(house, bea, sessions):
    before = (meetings(house), due(house))

    page = asked(bea, sessions, **later(house, 2, days=1))

    assert page.h1.get_text() == "What moves"
    assert len(page.select("[aria-labelledby=lessons] tbody tr")) == 1
    assert len(page.select("[aria-labelledby=sessions] tbody tr")) == 1
    assert "Session 2" in page.main.get_text() and "due" in page.main.get_text()
    assert (meetings(house), due(house)) == before


def test_what_was_confirmed_moves(house, bea, sessions):
    was, end = meetings(house)[1], due(house)[0]
    page = asked(bea, sessions, **later(house, 2, days=1))

    where = send(bea, sessions, sent_by(page, go="move"))

    assert meetings(house)[1] == was + timedelta(days=1)
    assert due(house)[0] == end + timedelta(days=1)
    assert "The sessions have moved" in bea.get(where).main.get_text()
    assert events(house, "staff:cohort:reschedule") == 1


def test_a_session_keeps_its_own_row_when_it_moves(house, bea, sessions):
    before = [row.public_id for row in rows(house, WorkshopSession)]

    send(bea, sessions, sent_by(asked(bea, sessions, **later(house, 2, days=1)), go="move"))

    assert [row.public_id for row in rows(house, WorkshopSession)] == before


def test_one_can_go_back_and_change_something(house, bea, sessions):
    wanted = later(house, 2, days=1)
    page = asked(bea, sessions, **wanted)

    back = send(bea, sessions, sent_by(page, go="back"), status=200)

    for name, value in wanted.items():
        assert back.select_one(f"[name={name}]")["value"] == value
    assert events(house, "staff:cohort:reschedule") == 0


def test_confirming_writes_nothing_that_was_not_shown(house, bea, sessions):
    page = asked(bea, sessions, **later(house, 2, days=1))
    with house.inside():
        row = db.session.get_one(WorkshopSession, rows(house, WorkshopSession)[2].id)
        row.minutes = 45
        db.session.commit()

    again = send(bea, sessions, sent_by(page, go="move"), status=200)

    assert "Somebody changed the dates while you were looking" in again.main.get_text()
    assert events(house, "staff:cohort:reschedule") == 0
    send(bea, sessions, sent_by(again, go="move"))
    assert events(house, "staff:cohort:reschedule") == 1


def test_a_confirmation_without_a_preview_is_shown_what_moves(house, bea, sessions):
    page = asked(bea, sessions, go="move", **later(house, 2, days=1))

    assert page.h1.get_text() == "What moves"
    assert events(house, "staff:cohort:reschedule") == 0


def test_another_room_alone_moves_no_date_and_says_so(house, bea, sessions):
    page = asked(bea, sessions, **{"sessions-3-place": "Room 9"})

    assert "No lesson opens or is due at another time." in page.main.get_text()
    assert "1 session changes its length or place." in page.main.get_text()
    send(bea, sessions, sent_by(page, go="move"))
    assert rows(house, WorkshopSession)[3].place == "Room 9"


def test_nothing_changed_is_said(house, bea, sessions):
    where = send(bea, sessions, sent_by(bea.get(sessions)))

    assert "Nothing has changed" in bea.get(where).main.get_text()


def test_sessions_out_of_order_are_refused_and_kept(house, bea, sessions):
    page = asked(bea, sessions, **later(house, 3, days=-9))

    assert "Session 3 is before session 2." in page.select_one(".summary").get_text()
    for name, value in later(house, 3, days=-9).items():
        assert page.select_one(f"[name={name}]")["value"] == value


def test_what_would_be_due_before_it_opens_is_refused(house, bea, sessions):
    page = asked(bea, sessions, **later(house, 1, days=-30), **later(house, 2, days=-30))

    assert "would be due" in page.select_one(".summary").get_text()
    assert "before it opens" in page.select_one(".summary").get_text()


def test_what_is_past_already_is_said(house, bea, sessions):
    page = asked(bea, sessions, **later(house, 1, days=-3))

    assert "already past" in page.main.get_text()


def test_another_zone_shows_both_clocks(house, bea, settings):
    page = asked(bea, settings, zone="America/Los_Angeles")

    heads = page.select_one("[aria-labelledby=sessions] thead").get_text(" ", strip=True)
    assert "Now, Central Time" in heads and "Then, Pacific Time" in heads
    assert len(page.select("[aria-labelledby=sessions] tbody tr")) == 12
    before = rows(house, WorkshopSession)[0].starts_at
    send(bea, settings, sent_by(page, go="move"))
    assert rows(house, WorkshopSession)[0].starts_at == before + timedelta(hours=2)
    assert cohorts(house, "Spring")[0].zone == "America/Los_Angeles"


def test_another_first_day_moves_what_counts_from_it(house, bea, settings):
    first = house.spring.starts_on + timedelta(days=1)
    opens = rows(house, LessonDate)[0].opens_local

    page = asked(bea, settings, starts_on=first.isoformat())
    send(bea, settings, sent_by(page, go="move"))

    assert rows(house, LessonDate)[0].opens_local == opens + timedelta(days=1)
    assert cohorts(house, "Spring")[0].starts_on == first


def test_the_sessions_move_along_if_that_is_asked_for(house, bea, settings):
    before = meetings(house)
    first = house.spring.starts_on + timedelta(days=7)

    page = asked(bea, settings, starts_on=first.isoformat(), along="y")
    send(bea, settings, sent_by(page, go="move"))

    assert meetings(house) == [meeting + timedelta(days=7) for meeting in before]


def test_name_place_and_seats_are_saved_at_once(house, bea, settings):
    sent = sent_by(bea.get(settings), settings, name="Spring\u202e days", place="", seats="30")

    where = send(bea, settings, sent)

    (spring,) = cohorts(house, "Spring days")
    assert (spring.place, spring.seats) == ("", 30)
    assert "The settings are saved." in bea.get(where).main.get_text()


def test_a_later_last_day_lets_the_code_live_longer(house, bea, settings):
    last = house.spring.ends_on + timedelta(days=7)
    was = cohorts(house, "Spring")[0].code_ends_at

    send(bea, settings, sent_by(bea.get(settings), settings, ends_on=last.isoformat()))

    assert cohorts(house, "Spring")[0].ends_on == last
    assert (cohorts(house, "Spring")[0].code_ends_at - was).days in (6, 7)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Give the cohort a name."),
        ("name", "n" * 81, "This has 81 characters; 80 fit here."),
        ("seats", "1", "2 people are in this cohort. Write 2 or more."),
        ("seats", "-1", "Write a whole number from 1 to 5000."),
        ("starts_on", "soon", "This is not a day."),
        ("ends_on", "2020-01-01", "The last day is before the first."),
        ("zone", "America/Atlantis", "Choose a time zone from the list."),
        ("starts_on", "2099-12-31", "The last day is before the first."),
    ],
)
def test_each_mistake_of_the_settings_is_named(house, bea, settings, field, value, words):
    page = asked(bea, settings, **{field: value})

    (said,) = page.select(".summary li")
    assert said.get_text(strip=True).startswith(words)
    assert cohorts(house)[0].name == "Spring"


def test_the_clock_change_is_shown_in_the_preview(house, bea, sessions):
    change(house, ends_on=date(2027, 12, 1))
    wanted = {f"sessions-{n}-day": "2027-03-14" for n in range(12)}
    wanted |= {f"sessions-{n}-time": "02:30" for n in range(12)}

    page = asked(bea, sessions, **wanted)

    text = page.main.get_text().replace("\u202f", " ")
    assert "2:30 AM does not exist that night" in text
    moved = page.select_one("[aria-labelledby=sessions] ins").get_text().replace("\u202f", " ")
    assert "3:30 AM" in moved


def test_a_closed_cohort_moves_nothing(house, bea, sessions, settings):
    change(house, closed_at=clock.now())

    for url, changed in ((sessions, later(house, 2)), (settings, {"name": "Other"})):
        page = asked(bea, url, **changed)
        assert "This cohort is closed" in page.select_one(".summary").get_text()
    assert cohorts(house)[0].name == "Spring"
    assert events(house, "staff:cohort:reschedule") == 0


@pytest.mark.parametrize(
    ("who", "status"), [("eli", 404), ("cal", 404), ("gus", 404), ("fay", 404)]
)
@pytest.mark.parametrize("part", ["people", "sessions", "settings", "close"])
def test_who_does_not_run_the_cohort_finds_nothing(house, browser, who, status, part):
    browser.sign_in(getattr(house, who))

    assert browser.fetch(f"{house.run}/{part}").status_code == status
    if part in ("sessions", "settings", "close"):
        assert browser.fetch(f"{house.run}/{part}", "POST").status_code == status


def test_ada_runs_every_cohort_of_the_center(house, browser, sessions):
    browser.sign_in(house.ada)

    send(browser, sessions, sent_by(asked(browser, sessions, **later(house, 2, 1)), go="move"))

    assert events(house, "staff:cohort:reschedule") == 1


def test_times_are_shown_as_they_were_agreed(house, bea, sessions):
    first = bea.get(sessions).select_one("[name=sessions-0-time]")["value"]

    assert first == meetings(house)[0].strftime("%H:%M") == "18:00"
    assert isinstance(meetings(house)[0], datetime)
