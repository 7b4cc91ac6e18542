"""Running a cohort: the list, its people, its code, its counselors, its end."""

import pytest

from app.core import clock
from app.core.db import db
from app.models import Counseling, Staff, Submission
from app.rosters.service import enroll
from tests.support.coaching import OBJECTIONS, crowd, hands_in
from tests.support.cohorts import (
    LIST,
    change,
    cohorts,
    counsel,
    counsels_too,
    enrollments,
    events,
    in_days,
    place_of,
    send,
    sent_by,
)
from tests.support.people import open_cohort
from tests.support.statements import counted


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


@pytest.fixture
def ada(house, browser):
    browser.sign_in(house.ada)
    return browser


@pytest.fixture
def people(house):
    return f"{house.run}/people"


def names(page):
    return [link.get_text(strip=True) for link in page.select("main .entry-title")]


def opens(house, name, who=None, **values):
    """Another cohort of Bea's, in whatever state."""
    with house.inside():
        row = open_cohort(name, house.staff(who or house.bea))
        db.session.commit()
        db.session.refresh(row)  # a test reads it after this session is closed
        db.session.expunge(row)
    change(house, row, **values)
    return row


def text_of(page):
    return page.main.get_text(" ", strip=True)


# The list


def test_bea_sees_her_cohorts_and_ada_all(house, browsers):
    for who, shown in ((house.bea, ["Spring"]), (house.ada, ["Autumn", "Spring"])):
        browser = browsers()
        browser.sign_in(who)

        assert sorted(names(browser.get(LIST))) == shown


def test_running_coming_and_closed_stand_apart(house, bea):
    opens(house, "Summer", starts_on=in_days(30), ends_on=in_days(60))
    opens(house, "Winter", closed_at=clock.now())

    page = bea.get(LIST)

    found = {
        block.h2.get_text(): [a.get_text(strip=True) for a in block.select(".entry-title")]
        for block in page.select("section.block")
    }
    assert found == {"Running": ["Spring"], "Coming": ["Summer"], "Closed": ["Winter"]}


def test_a_cohort_that_is_over_says_so_until_it_is_closed(house, bea):
    change(house, starts_on=in_days(-60), ends_on=in_days(-2))

    assert "over since" in text_of(bea.get(LIST))


def test_a_cohort_stands_with_its_days_seats_and_counselors(house, bea):
    counsels_too(house, house.eli)

    row = bea.get(LIST).select_one(".entry").get_text(" ", strip=True)

    assert "2 of 20 seats" in row and "Bea Brandt, Eli Eriksen" in row
    assert "Harbor Library, room 2B" in row and "Known and Knowing" in row


def test_the_list_is_searched_and_sorted(house, bea):
    opens(house, "Evening 100%", starts_on=in_days(-1))

    assert names(bea.get(f"{LIST}?sort=name")) == ["Evening 100%", "Spring"]
    assert names(bea.get(f"{LIST}?q=spr")) == ["Spring"]
    assert names(bea.get(f"{LIST}?q=100%25")) == ["Evening 100%"]
    assert names(bea.get(f"{LIST}?sort=forged&page=x&q=%00")) == ["Evening 100%", "Spring"]
    assert "No cohort has “zzz” in its name." in text_of(bea.get(f"{LIST}?q=zzz"))


def test_a_long_list_comes_in_pages_with_the_same_statements(house, bea):
    bea.get(LIST)
    with counted() as few:
        bea.get(LIST)
    for number in range(50):
        opens(house, f"Cohort {number}")

    with counted() as many:
        first = bea.get(LIST)

    assert len(many) == len(few)
    assert [len(names(first)), len(names(bea.get(f"{LIST}?page=2")))] == [50, 1]
    bea.get(f"{LIST}?page=3", status=404)


def test_an_empty_list_offers_the_first_step(house, browser):
    change(house, name="Spring")
    browser.sign_in(house.eli)
    with house.inside():
        db.session.query(Counseling).delete()
        db.session.commit()

    page = browser.get(LIST)

    assert "You run no cohort yet." in text_of(page)
    assert page.select_one("main .btn-primary")["href"].endswith("/cohorts/new")


# People


def test_the_people_stand_with_when_they_joined_and_were_active(house, bea, people):
    hands_in(house, house.cal, OBJECTIONS)

    page = bea.get(people)

    assert names(page) == ["Cal Castellanos", "Dee Diallo"]
    rows = [row.get_text(" ", strip=True) for row in page.select(".entry")]
    assert "last active today" in rows[0] and "not active yet" in rows[1]
    assert "2 of 20 seats" in text_of(page)


def test_a_long_roster_is_searched_and_paged(house, bea, people):
    change(house, seats=500)
    crowd(house, 60, exercises=())

    assert [len(names(bea.get(f"{people}?page={n}"))) for n in (1, 2)] == [50, 12]
    assert names(bea.get(f"{people}?q=castell")) == ["Cal Castellanos"]
    assert "Nobody in this cohort is called" in text_of(bea.get(f"{people}?q=nobody"))
    bea.get(f"{people}?page=9", status=404)


def test_removing_asks_first_and_says_what_is_kept(house, bea):
    hands_in(house, house.cal, OBJECTIONS)

    page = bea.get(place_of(house, house.cal, "remove"))

    assert page.h1.get_text() == "Take Cal Castellanos out?"
    assert "Kept: the 1 exercise they have written in" in text_of(page)
    assert enrollments(house)["Cal Castellanos"].removed_at is None


def test_who_was_removed_is_out_and_can_be_brought_back_with_all_work(house, bea, people):
    hands_in(house, house.cal, OBJECTIONS)
    remove, back = (place_of(house, house.cal, act) for act in ("remove", "bring-back"))

    send(bea, remove, sent_by(bea.get(remove)))
    page = bea.get(people)
    assert page.select_one("[aria-labelledby=out] .entry-title").text == "Cal Castellanos"
    assert "Cal" not in page.select_one("[aria-labelledby=in]").get_text()

    send(bea, back, sent_by(page, back))
    assert enrollments(house)["Cal Castellanos"].removed_at is None
    assert "with all their work" in text_of(bea.get(people))
    assert events(house, "staff:enrollment:bring-back") == 1


def test_nobody_is_brought_back_into_a_full_or_closed_cohort(house, bea, people):
    back = place_of(house, house.cal, "bring-back")
    change(house, seats=1)
    with house.inside():
        row = house.enrollment(house.cal)
        row.removed_at = clock.now()
        db.session.commit()

    send(bea, back, {})

    assert "Every seat of this cohort is taken." in text_of(bea.get(people))
    assert enrollments(house)["Cal Castellanos"].removed_at is not None


def test_who_is_in_cannot_be_brought_back(house, bea, people):
    send(bea, place_of(house, house.cal, "bring-back"), {})

    assert "This person is in that cohort already." in text_of(bea.get(people))


def test_a_person_moves_with_all_their_work(house, bea, people):
    hands_in(house, house.cal, OBJECTIONS)
    evening = opens(house, "Evening")
    move = place_of(house, house.cal, "move")

    page = bea.get(move)
    assert "Evening, 20 seats free" in text_of(page) and "Autumn" not in text_of(page)
    send(bea, move, sent_by(page, to=evening.public_id))

    assert "Cal Castellanos" not in enrollments(house)
    assert "Cal Castellanos" in enrollments(house, evening)
    with house.inside():
        assert {row.cohort_id for row in db.session.query(Submission)} == {evening.id}
    assert "Cal Castellanos is in Evening now" in text_of(bea.get(people))


@pytest.mark.parametrize("to", ["", "forged", "autumn", "spring"])
def test_nobody_moves_where_the_mover_has_no_say(house, bea, to):
    opens(house, "Evening")
    targets = {"autumn": house.autumn.public_id, "spring": house.spring.public_id}
    move = place_of(house, house.cal, "move")

    page = send(bea, move, {"to": targets.get(to, to)}, status=200)

    assert page.select_one(".summary a").get_text(strip=True) == "Choose the cohort to move to."
    assert "Cal Castellanos" in enrollments(house)


def test_ada_moves_people_anywhere_in_the_center(house, ada):
    move = place_of(house, house.cal, "move")

    send(ada, move, sent_by(ada.get(move), to=house.autumn.public_id))

    assert "Cal Castellanos" in enrollments(house, house.autumn)


@pytest.mark.parametrize(
    ("values", "words"),
    [({"seats": 0}, "Every seat"), ({"curriculum_id": "other"}, "no other open cohort")],
)
def test_nobody_moves_into_what_is_full_or_other(house, bea, values, words):
    evening = opens(house, "Evening", **values)
    move = place_of(house, house.cal, "move")

    page = send(bea, move, {"to": evening.public_id}, status=200)

    assert words in text_of(page)
    assert "Cal Castellanos" in enrollments(house)


def test_who_was_there_before_is_brought_back_there_instead(house, ada):
    with house.inside():
        row = enroll(house.autumn, user=house.cal, name="Cal Castellanos")
        row.removed_at = clock.now()
        db.session.commit()

    move = place_of(house, house.cal, "move")
    page = send(ada, move, {"to": house.autumn.public_id}, status=200)

    assert "was in that cohort before" in text_of(page)


def test_an_act_on_somebody_of_another_cohort_finds_nothing(house, bea):
    with house.inside():
        other = enroll(house.autumn, user=house.gus, name="Gus Grant").public_id
        db.session.commit()

    for act in ("remove", "move", "bring-back"):
        assert bea.fetch(f"{house.run}/people/{other}/{act}", "POST").status_code == 404


# The code


def test_the_code_ends_and_is_renewed(house, bea, people):
    old = cohorts(house, "Spring")[0].code
    assert f"{old[:4]} {old[4:]}" in text_of(bea.get(people))

    send(bea, f"{house.run}/code/end", {})
    assert "It ended on" in text_of(bea.get(people))
    assert cohorts(house, "Spring")[0].code_ended_at

    send(bea, f"{house.run}/code/renew", {})
    spring = cohorts(house, "Spring")[0]
    assert spring.code != old and spring.code_ended_at is None
    assert "until" in bea.get(people).select_one("[aria-labelledby=code]").get_text()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"seats": 2}, "all 2 seats are taken"),
        ({"code_ends_at": clock.now()}, "It ended with the last day"),
        ({"closed_at": clock.now()}, "It ended when the cohort was closed."),
    ],
)
def test_the_code_says_why_it_lets_nobody_in(house, bea, people, values, words):
    change(house, **values)

    assert words in bea.get(people).select_one("[aria-labelledby=code]").get_text()


# Counselors


def test_a_second_counselor_is_added_and_taken_out(house, bea):
    settings, eli = f"{house.run}/settings", house.staff(house.eli)

    send(bea, f"{house.run}/counselors", {"staff": eli.public_id})
    assert counsel(house) == {house.staff(house.bea).id, eli.id}
    remove = bea.get(settings).select(".entry-act a")[1]["href"]
    assert bea.get(remove).h1.get_text() == "Take Eli Eriksen out?"
    send(bea, remove, sent_by(bea.get(remove)))

    assert counsel(house) == {house.staff(house.bea).id}


def test_the_last_counselor_stays(house, bea):
    me = house.staff(house.bea).public_id
    remove = f"{house.run}/counselors/{me}/remove"

    assert "A cohort needs somebody who counsels it." in text_of(bea.get(remove))
    send(bea, remove, {})

    assert counsel(house) == {house.staff(house.bea).id}


def test_who_takes_themselves_out_comes_to_the_list(house, bea):
    counsels_too(house, house.eli)
    remove = f"{house.run}/counselors/{house.staff(house.bea).public_id}/remove"

    assert bea.get(remove).h1.get_text() == "Take yourself out?"
    assert send(bea, remove, sent_by(bea.get(remove))) == LIST
    bea.get(f"{house.run}/settings", status=404)


@pytest.mark.parametrize("staff", ["", "forged", "fay", "bea"])
def test_nobody_counsels_who_does_not_work_here_or_does_already(house, bea, staff):
    with house.inside("northside"):
        fay = db.session.query(Staff).one().public_id
    known = {"fay": fay, "bea": house.staff(house.bea).public_id}

    send(bea, f"{house.run}/counselors", {"staff": known.get(staff, staff)})

    assert counsel(house) == {house.staff(house.bea).id}
    assert bea.get(f"{house.run}/settings").select_one(".alert-danger")


# The end


def test_closing_asks_first_and_says_what_still_waits(house, bea):
    hands_in(house, house.cal, OBJECTIONS)

    page = bea.get(f"{house.run}/close")

    assert page.h1.get_text() == "Close Spring?"
    assert "1 piece of work still waits for an answer." in text_of(page)
    assert cohorts(house, "Spring")[0].closed_at is None


def test_a_cohort_is_closed_and_reopened(house, bea):
    send(bea, f"{house.run}/close", sent_by(bea.get(f"{house.run}/close")))
    spring = cohorts(house, "Spring")[0]
    assert spring.closed_at and spring.code_ended_at
    settings = bea.get(f"{house.run}/settings")
    assert "This cohort is closed since" in text_of(settings)

    send(bea, f"{house.run}/code/renew", {})
    assert cohorts(house, "Spring")[0].code == spring.code

    send(bea, f"{house.run}/reopen", {})
    assert cohorts(house, "Spring")[0].closed_at is None


def test_closing_twice_is_one_closing(house, bea):
    send(bea, f"{house.run}/close", {})
    send(bea, f"{house.run}/close", {})

    assert events(house, "staff:cohort:close") == 1


ACTS = ["code/end", "code/renew", "close", "reopen", "counselors"]


@pytest.mark.parametrize("who", ["eli", "cal", "fay", "gus"])
def test_who_does_not_run_a_cohort_changes_nothing_in_it(house, browser, who):
    browser.sign_in(getattr(house, who))
    before = cohorts(house, "Spring")[0].code

    for act in ACTS:
        assert browser.fetch(f"{house.run}/{act}", "POST").status_code == 404
    for act in ("remove", "move", "bring-back"):
        assert browser.fetch(place_of(house, house.cal, act), "POST").status_code == 404

    spring = cohorts(house, "Spring")[0]
    assert (spring.code, spring.closed_at, spring.code_ended_at) == (before, None, None)


def test_eli_sees_his_own_cohort_only(house, browser):
    browser.sign_in(house.eli)

    assert names(browser.get(LIST)) == ["Autumn"]
    browser.get(f"{LIST}{house.autumn.public_id}/people")
    browser.get(f"{house.run}/people", status=404)
