"""A cohort's dates: weekly patterns, clock changes, and what a change of plan moves."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cohorts.calendar import WeeklyPattern, Window, windows
from app.cohorts.schedule import moves
from app.cohorts.service import Meeting, Plan, resolved
from app.core.errors import DomainError
from app.curriculum.calendar import CohortDates
from tests.support.content import one_lesson

CHICAGO, PHOENIX = "America/Chicago", "America/Phoenix"
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
WEEK = st.sets(st.integers(0, 6), min_size=1)


def plan(*starts, zone=CHICAGO, first=date(2027, 3, 1), last=date(2027, 4, 30)):
    meetings = {number: Meeting(start, 90) for number, start in enumerate(starts, 1)}
    return Plan(first, last, zone, meetings)


def two_weeks(hour=18):
    return [datetime(2027, 3, day, hour) for day in (2, 4, 9, 11, 16, 18, 23, 25)]


@pytest.fixture(scope="module")
def curriculum():
    return one_lesson()


@given(starts_on=DAYS, weekdays=WEEK, count=st.integers(0, 60), at=st.times())
def test_a_pattern_fills_in_each_of_its_days_in_order(starts_on, weekdays, count, at):
    found = WeeklyPattern(sorted(weekdays), at, 90).meetings(starts_on, count=count)

    days = [(meeting.date() - starts_on).days for meeting in found]
    wanted = [day for day in range(430) if (starts_on + timedelta(day)).weekday() in weekdays]
    assert days == wanted[:count]
    assert {meeting.time() for meeting in found} <= {at}


@given(starts_on=DAYS, weekdays=WEEK)
def test_a_pattern_never_meets_more_than_seven_times_a_week(starts_on, weekdays):
    found = WeeklyPattern(sorted(weekdays), time(18), 90).meetings(starts_on, count=30)

    for meeting in found:
        week = [other for other in found if meeting <= other < meeting + timedelta(weeks=1)]
        assert len(week) <= 7


def test_a_pattern_without_days_fills_in_nothing():
    assert WeeklyPattern([], time(18), 90).meetings(date(2027, 3, 1), count=3) == []


def test_sessions_keep_their_wall_time_when_the_clocks_change(curriculum):
    dates = plan(*two_weeks()).dates()

    window = windows(curriculum, dates)[curriculum.lessons[0].id]

    assert window.opens_local == datetime(2027, 3, 1)
    assert window.opens_at == datetime(2027, 3, 1, 6, tzinfo=UTC)
    assert window.due_local == datetime(2027, 3, 6, 23, 59)
    assert window.due_at == datetime(2027, 3, 7, 5, 59, tzinfo=UTC)


def test_what_is_due_after_the_change_is_due_an_hour_earlier_in_utc(curriculum):
    dates = plan(datetime(2027, 3, 9, 18), datetime(2027, 3, 16, 18)).dates()

    window = windows(curriculum, dates)[curriculum.lessons[0].id]

    assert window.due_at == datetime(2027, 3, 19, 4, 59, tzinfo=UTC)


def test_a_time_that_does_not_exist_is_said_and_shown_as_the_later_one(app):
    skipped = plan(datetime(2027, 3, 14, 2, 30))

    with app.test_request_context():
        (note,) = moves.notes(skipped)[1]

    assert note.replace("\u202f", " ") == (
        "2:30 AM does not exist that night, because the clocks go forward; it is 3:30 AM."
    )
    assert moves.on_wall(datetime(2027, 3, 14, 2, 30), CHICAGO) == datetime(2027, 3, 14, 3, 30)


def test_a_time_that_comes_twice_is_said():
    (note,) = moves.notes(plan(datetime(2027, 11, 7, 1, 30), last=date(2027, 12, 1)))[1]

    assert "comes twice that night; the second one counts" in note


def test_a_zone_without_clock_changes_has_nothing_to_say():
    assert moves.notes(plan(datetime(2027, 3, 14, 2, 30), zone=PHOENIX)) == {1: []}


@pytest.mark.parametrize(
    ("day", "words"), [(date(2027, 2, 28), "before the first day"), (date(2027, 5, 1), "after")]
)
def test_a_session_outside_of_the_days_is_allowed_with_a_note(day, words):
    (note,) = moves.notes(plan(datetime.combine(day, time(18))))[1]

    assert words in note and "allowed" in note


def test_two_sessions_at_the_same_time_are_noted():
    found = moves.notes(plan(datetime(2027, 3, 2, 18), datetime(2027, 3, 2, 18)))

    assert found == {1: [], 2: ["It begins at the same time as session 1."]}


def test_due_before_it_opens_names_the_lesson(curriculum):
    early = plan(datetime(2027, 2, 20, 18), datetime(2027, 2, 22, 18))

    with pytest.raises(DomainError, match=curriculum.lessons[0].title):
        resolved(curriculum, early)


def test_an_end_before_the_start_is_refused(curriculum):
    with pytest.raises(DomainError, match="last day is before the first"):
        resolved(curriculum, plan(last=date(2027, 2, 1)))


def compared(curriculum, old, new):
    return moves.compare(
        old,
        new,
        lessons=curriculum.lessons,
        then=windows(curriculum, old.dates()),
        now=windows(curriculum, new.dates()),
    )


def test_moving_the_second_session_moves_what_counts_from_it(curriculum):
    old = plan(*two_weeks())
    new = plan(datetime(2027, 3, 2, 18), datetime(2027, 3, 6, 18), *two_weeks()[2:])

    found = compared(curriculum, old, new)

    assert [(move.what, move.after.day) for move in found.sessions] == [("Session 2", 6)]
    (due,) = found.lessons
    assert due.what.endswith("due")
    assert (due.before, due.after) == (datetime(2027, 3, 6, 23, 59), datetime(2027, 3, 8, 23, 59))


def test_another_zone_moves_everything(curriculum):
    old, new = plan(*two_weeks()), plan(*two_weeks(), zone=PHOENIX)

    found = compared(curriculum, old, new)

    assert len(found.sessions) == 8 and len(found.lessons) == 2
    assert found.sessions[0].after_at == datetime(2027, 3, 3, 1, tzinfo=UTC)


def test_the_same_plan_moves_nothing(curriculum):
    assert compared(curriculum, plan(*two_weeks()), plan(*two_weeks())).total == 0


def test_a_plan_is_named_by_what_it_says():
    assert moves.name_of(plan(*two_weeks())) == moves.name_of(plan(*two_weeks()))
    assert moves.name_of(plan(*two_weeks())) != moves.name_of(plan(*two_weeks(19)))


@given(hour=st.integers(0, 23), minute=st.integers(0, 59), day=DAYS)
def test_what_the_wall_shows_is_never_earlier_than_what_was_asked(hour, minute, day):
    local = datetime.combine(day, time(hour, minute))

    shown = moves.on_wall(local, CHICAGO)

    assert timedelta(0) <= shown - local <= timedelta(hours=1)


def test_a_window_is_kept_as_wall_time_and_moment(curriculum):
    dates = CohortDates(date(2027, 3, 1), date(2027, 4, 1), CHICAGO, {2: datetime(2027, 3, 4, 18)})

    (window,) = windows(curriculum, dates).values()

    assert isinstance(window, Window)
    assert window.opens_local.tzinfo is None and window.opens_at.tzinfo is not None
