"""Opening a cohort: two steps, every mistake kind and exact, nothing typed lost, once only."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cohorts.opening import views
from app.curriculum.library import shipped
from app.models import LessonDate, WorkshopSession
from tests.support.cohorts import (
    LIST,
    NEW,
    cohorts,
    counsel,
    events,
    first_step,
    meetings,
    rows,
    send,
    sent_by,
)


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def second_step(house, browser, **changed):
    return send(browser, NEW, first_step(house, **changed), status=200)


def errors(page):
    return [link.get_text(strip=True) for link in page.select(".summary a, .summary li")]


def test_bea_opens_a_cohort(house, bea):
    page = second_step(house, bea)
    assert len(cohorts(house)) == 2, "nothing is opened before the second step"

    where = send(bea, NEW, sent_by(page, go="open"))

    (opened,) = cohorts(house, "Spring evenings")
    assert where == f"{LIST}{opened.public_id}/people"
    assert meetings(house, opened)[:3] == [datetime(2027, 3, day, 18) for day in (2, 4, 9)]
    assert (opened.seats, opened.zone, opened.place) == (
        24,
        "America/Chicago",
        "Harbor Library, room 2B",
    )
    assert counsel(house, opened) == {house.staff(house.bea).id}
    assert "Spring evenings is open." in bea.get(where).main.get_text()
    assert events(house, "staff:cohort:open") == 3


def test_the_code_of_a_new_cohort_ends_with_its_last_day(house, bea):
    send(bea, NEW, sent_by(second_step(house, bea), go="open"))

    (opened,) = cohorts(house, "Spring evenings")
    assert opened.code_ends_at.isoformat() == "2027-05-01T04:59:00+00:00"
    assert len(opened.code) == 8


def test_the_second_step_shows_what_follows_for_each_lesson(house, bea):
    text = second_step(house, bea).select_one("[aria-labelledby=dates]").get_text(" ", strip=True)

    assert "Central Time" in text
    assert "Mon, Mar 1, 2027, 12:00" in text and "Sat, Mar 6, 2027, 11:59" in text


def test_each_session_can_be_changed_before_it_opens(house, bea):
    page = second_step(house, bea)
    changed = {"sessions-1-day": "2027-03-05", "sessions-1-place": "Room 9"}

    page = send(bea, NEW, sent_by(page, go="on", **changed), status=200)
    shown = page.select_one("[aria-labelledby=dates]").get_text(" ", strip=True)
    send(bea, NEW, sent_by(page, go="open"))

    (opened,) = cohorts(house, "Spring evenings")
    row = rows(house, WorkshopSession, opened)[1]
    assert (row.starts_local, row.place) == (datetime(2027, 3, 5, 18), "Room 9")
    assert "Sun, Mar 7, 2027, 11:59" in shown
    assert rows(house, LessonDate, opened)[1].due_local == datetime(2027, 3, 7, 23, 59)


def test_going_back_keeps_everything(house, bea):
    page = second_step(house, bea)
    back = send(bea, NEW, sent_by(page, go="back", **{"sessions-0-place": "Room 9"}), status=200)

    assert back.select_one("#name")["value"] == "Spring evenings"
    assert [box["value"] for box in back.select("[name=weekdays][checked]")] == ["1", "3"]
    forward = send(bea, NEW, sent_by(back, go="on"), status=200)
    assert forward.select_one("[name=sessions-0-place]")["value"] == "Room 9"


def test_another_pattern_fills_the_sessions_in_anew_and_says_so(house, bea):
    back = send(bea, NEW, sent_by(second_step(house, bea), go="back"), status=200)

    page = send(bea, NEW, sent_by(back, go="on", time="19:30"), status=200)

    assert {field["value"] for field in page.select("[type=time]")} == {"19:30"}
    assert "filled in anew" in page.main.get_text()


def test_a_pattern_changed_with_the_last_button_opens_nothing(house, bea):
    page = second_step(house, bea)

    page = send(bea, NEW, sent_by(page, go="open", time="19:30"), status=200)

    assert "Check the sessions" in page.h1.get_text()
    assert cohorts(house, "Spring evenings") == []


def test_a_form_sent_twice_opens_one_cohort(house, bea):
    sent = sent_by(second_step(house, bea), go="open")

    first, second = send(bea, NEW, sent), send(bea, NEW, sent)

    assert first == second
    assert len(cohorts(house, "Spring evenings")) == 1


def test_ada_opens_a_cohort_that_bea_counsels(house, browser):
    browser.sign_in(house.ada)
    assert browser.get(NEW).select_one("#counselor option")["value"] == ""

    send(browser, NEW, sent_by(second_step(house, browser), go="open"))

    (opened,) = cohorts(house, "Spring evenings")
    assert counsel(house, opened) == {house.staff(house.bea).id}


def test_bea_opens_a_cohort_for_eli_and_is_back_at_her_list(house, bea):
    eli = house.staff(house.eli)

    page = second_step(house, bea, counselor=eli.public_id)
    where = send(bea, NEW, sent_by(page, go="open"))

    (opened,) = cohorts(house, "Spring evenings")
    assert counsel(house, opened) == {eli.id}
    assert "Spring evenings is open, and Eli Eriksen counsels it." in bea.get(where).main.get_text()


def test_the_first_step_offers_what_is_likely(house, bea):
    page = bea.get(NEW)

    assert page.select_one("#zone option[selected]")["value"] == "America/Chicago"
    assert page.select_one("#zone optgroup option")["value"] == "America/Chicago"
    assert page.select_one("#counselor option[selected]").text == "Bea Brandt"


@pytest.mark.parametrize("there", [1, 2])
def test_a_curriculum_is_chosen_beforehand_only_where_there_is_one(house, bea, monkeypatch, there):
    monkeypatch.setattr(views, "to_begin_with", lambda: shipped()[0].curricula[:there])

    assert len(bea.get(NEW).select("[name=curriculum][checked]")) == (there == 1)


WRONG = [
    ("name", None, "Give the cohort a name."),
    ("name", " \x00 ", "Give the cohort a name."),
    ("name", "n" * 81, "This has 81 characters; 80 fit here."),
    ("place", "p" * 201, "This has 201 characters; 200 fit here."),
    ("curriculum", None, "Choose what people will work through."),
    ("curriculum", "forged", "Choose what people will work through."),
    ("starts_on", "", "Choose the first day."),
    ("starts_on", "next Monday", "This is not a day."),
    ("starts_on", "20\x0027-03-01", "This is not a day."),
    ("starts_on", "0001-01-01", "Check the year."),
    ("ends_on", "9999-12-31", "Check the year."),
    ("ends_on", "2027-02-28", "The last day is before the first."),
    ("zone", None, "Choose a time zone from the list."),
    ("zone", "Mars/Olympus", "Choose a time zone from the list."),
    ("zone", "../../etc/passwd", "Choose a time zone from the list."),
    ("seats", "two dozen", "Write a whole number from 1 to 5000."),
    ("seats", "0", "Write a whole number from 1 to 5000."),
    ("seats", "5001", "Write a whole number from 1 to 5000."),
    ("seats", "9" * 5000, "Write a whole number from 1 to 5000."),
    ("weekdays", None, "Choose at least one day of the week."),
    ("weekdays", ["7"], "Choose days from the list."),
    ("weekdays", ["\x00"], "Choose days from the list."),
    ("time", None, "Write when the sessions begin."),
    ("time", "after work", "This is not a time of day."),
    ("time", "25:00", "This is not a time of day."),
    ("minutes", "4", "Write a whole number from 5 to 600."),
    ("minutes", None, "Write a whole number from 5 to 600."),
    ("counselor", "", "Choose who counsels this cohort."),
    ("counselor", "forged000000", "Choose who counsels this cohort."),
]


@pytest.mark.parametrize(("field", "value", "words"), WRONG)
def test_each_mistake_is_named_once_and_the_rest_is_kept(house, bea, field, value, words):
    page = second_step(house, bea, **{field: value})

    (said,) = page.select(".summary li")
    assert said.get_text(strip=True).startswith(words)
    assert page.select_one(said.a["href"]), "the summary leads to the field"
    if field != "name":
        assert page.select_one("#name")["value"] == "Spring evenings"


@pytest.mark.parametrize(("field", "typed"), [("seats", "two dozen"), ("time", "after work")])
def test_what_was_typed_is_kept_even_where_it_cannot_be_read(house, bea, field, typed):
    page = second_step(house, bea, **{field: typed})

    assert page.select_one(f"[name={field}]")["value"] == typed


def test_names_carry_no_change_of_writing_direction(house, bea):
    page = second_step(house, bea, name="Spring\u202e sgnineve\u2066", place="a\x00b\nc")

    send(bea, NEW, sent_by(page, go="open"))

    (opened,) = cohorts(house, "Spring sgnineve")
    assert opened.place == "a b c"


def test_a_time_may_be_written_as_people_say_it(house, bea):
    page = second_step(house, bea, time="6:30 PM")

    assert page.select_one("[name=sessions-0-time]")["value"] == "18:30"


STEP_TWO = [
    ({"sessions-2-day": "2027-03-03"}, "Session 3 is before session 2."),
    ({"sessions-2-day": ""}, "Choose the day of this session."),
    ({"sessions-2-day": "tomorrow"}, "This is not a day."),
    ({"sessions-2-time": ""}, "Write when this session begins."),
    ({"sessions-2-minutes": "0"}, "Write a whole number from 5 to 600."),
    ({"sessions-2-place": "p" * 201}, "This has 201 characters; 200 fit here."),
    (
        {"sessions-0-day": "2027-02-20", "sessions-1-day": "2027-02-21"},
        "Lesson 1, “What it is, and what you would rather call it”, would be due Mon",
    ),
]


@pytest.mark.parametrize(("changed", "words"), STEP_TWO)
def test_each_mistake_of_the_second_step_is_named(house, bea, changed, words):
    sent = sent_by(second_step(house, bea), go="open", **changed)

    page = send(bea, NEW, sent, status=200)

    assert page.select_one(".summary li").get_text(strip=True).startswith(words)
    assert cohorts(house, "Spring evenings") == []
    for name, value in changed.items():
        assert page.select_one(f"[name={name}]")["value"] == value


def test_sessions_left_out_of_a_forged_form_are_asked_for(house, bea):
    sent = sent_by(second_step(house, bea), go="open")
    short = {name: value for name, value in sent.items() if not name.startswith("sessions-5")}

    page = send(bea, NEW, short, status=200)

    assert "Choose the day of this session." in " ".join(errors(page))


def test_sessions_added_to_a_forged_form_are_not_opened(house, bea):
    sent = sent_by(second_step(house, bea), go="open")
    sent |= {name.replace("-11-", "-12-"): sent[name] for name in sent if "-11-" in name}

    send(bea, NEW, sent)

    assert len(meetings(house, cohorts(house, "Spring evenings")[0])) == 12


def test_a_session_outside_of_the_days_opens_with_a_soft_note(house, bea):
    page = second_step(house, bea, ends_on="2027-03-20")

    assert "after the last day of the cohort" in page.main.get_text()
    send(bea, NEW, sent_by(page, go="open"))
    assert len(cohorts(house, "Spring evenings")) == 1


def test_a_time_that_the_clocks_skip_is_shown_as_the_later_one(house, bea):
    page = second_step(house, bea, weekdays=["6"], time="02:30")

    note = page.select_one(".meeting-note").get_text().replace("\u202f", " ")
    assert note.startswith("2:30 AM does not exist that night")
    send(bea, NEW, sent_by(page, go="open"))
    row = rows(house, WorkshopSession, cohorts(house, "Spring evenings")[0])[1]
    assert row.starts_at.isoformat() == "2027-03-14T08:30:00+00:00"


@pytest.mark.parametrize(("who", "status"), [("cal", 403), ("gus", 404), ("fay", 404)])
def test_who_does_not_work_here_opens_nothing(house, browser, who, status):
    browser.sign_in(getattr(house, who))

    for url in (NEW, LIST):
        assert browser.fetch(url).status_code == status
    assert browser.fetch(NEW, "POST", data=first_step(house)).status_code == status
    assert len(cohorts(house)) == 2


def test_who_is_not_signed_in_is_asked_to(house, browser):
    assert "/sign-in?next=" in browser.fetch(NEW).location


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    starts_on=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    at=st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
)
def test_any_weekly_pattern_reaches_the_second_step(house, bea, weekdays, starts_on, at):
    page = second_step(
        house,
        bea,
        weekdays=[str(day) for day in weekdays],
        time=at.strftime("%H:%M"),
        starts_on=starts_on.isoformat(),
        ends_on=(starts_on + timedelta(weeks=13)).isoformat(),
    )

    days = [date.fromisoformat(field["value"]) for field in page.select("[name$=-day]")]
    assert len(days) == 12 and days == sorted(days)
    assert {day.weekday() for day in days} == weekdays
    assert page.select("[aria-labelledby=dates] tbody tr")
