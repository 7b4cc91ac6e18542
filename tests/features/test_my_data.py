"""Everything that is Dee's: taken along, and forgotten."""

from datetime import timedelta

import pytest
from sqlalchemy import String, cast, select

from app.belongings import nightly
from app.belongings.erasing import erase
from app.belongings.tree import data_of, is_personal, links
from app.book.contacts import Facts, add_contact
from app.book.owner import open_book
from app.core import clock
from app.core.db import Base, db
from app.models import Center, Enrollment, Tally, User
from tests.support.coaching import OBJECTIONS, WORD, asks_for_help, hands_in, is_answered, saves
from tests.support.learning import CARD, put

DATA, DELETE = "/account/data", "/account/delete"
MARKS = ("7f3a9c0e51d2b648", "c04d8e6a2b9f7135", "5b1e7d93a0c8f264", "e8d2a6049b7c1f35")
HELP, ANSWERED, PRIVATE, FRIEND = MARKS


@pytest.fixture
def dee(house, browser):
    """Dee has written, asked, handed in, been answered; and is here."""
    browser.sign_in(house.dee)
    put(browser, house, "my-setback-card", **CARD | {"my-setback-card-raw": PRIVATE})
    saves(house, house.dee, WORD)
    hands_in(house, house.dee, OBJECTIONS)
    asks_for_help(house, house.dee, "small-steps", line=HELP)
    is_answered(house, house.dee, OBJECTIONS, text=ANSWERED)
    with house.inside():
        book = open_book(house.dee.id)
        friend = add_contact(book, Facts(name=FRIEND))
        add_contact(book, Facts(name="B."), referred_by=friend)
        db.session.commit()
    return browser


def everywhere(needle):
    """The columns of the whole database in which `needle` stands."""
    db.session.expire_all()
    return [
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if table.name != "revision"
        and db.session.execute(select(table).where(cast(column, String).contains(needle))).first()
    ]


def forget(house, who):
    erase(db.session.get_one(User, who.id), instance=house.instance)
    db.session.commit()


@pytest.fixture
def house(house, tmp_path):
    house.instance = tmp_path
    return house


def test_both_files_hold_what_dee_wrote_for_herself_and_others(dee):
    told = dee.fetch(f"{DATA}/everything.json")
    shown = dee.fetch(f"{DATA}/everything.html")

    for mark in MARKS:
        assert mark in told.text and mark in shown.text
    assert "attachment" in told.headers["Content-Disposition"]
    assert "Take three sentences apart" in shown.text


def test_the_files_hold_nothing_of_anybody_else(house, dee, browsers):
    told = dee.fetch(f"{DATA}/everything.json").text

    for name in ("Castellanos", "cal@harbor.example", "Eriksen", "argon2"):
        assert name not in told


def test_every_column_that_may_be_taken_along_is_in_a_table_that_is_walked():
    walked = {"user"} | {link.child.name for below in links().values() for link in below}
    lost = [
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if is_personal(column) and table.name not in walked
    ]

    assert lost == []
    assert all(data_of(column) for table in Base.metadata.sorted_tables for column in table.columns)


def test_the_page_counts_what_we_keep(dee):
    page = dee.get(DATA)

    kept = {dt.get_text(): dt.find_next("dd").get_text() for dt in page.select("dl dt")}
    assert kept["Work on an exercise"] == "4"
    assert kept["An answer from a counselor"] == "1"


def test_forgotten_nothing_of_dee_is_left_in_any_table(house, dee):
    forget(house, house.dee)

    for needle in (*MARKS, "Diallo", "dee@harbor.example"):
        assert everywhere(needle) == [], needle
    assert (house.instance / "erased.jsonl").read_text().count("\n") == 1
    assert "dee@" not in (house.instance / "erased.jsonl").read_text()


def test_cal_keeps_everything_when_dee_is_forgotten(house, dee):
    hands_in(house, house.cal, OBJECTIONS)

    forget(house, house.dee)

    with house.inside():
        assert db.session.query(Enrollment).filter_by(user_id=house.cal.id).count() == 1
        tally = db.session.query(Tally).filter_by(exercise_id=OBJECTIONS).one()
        assert (tally.started, tally.done) == (1, 0)


def test_what_bea_answered_stays_without_her_name(house, dee, browsers):
    forget(house, house.bea)

    assert everywhere("bea@harbor.example") == []
    assert everywhere(ANSWERED) == ["feedback.text"]
    bea = db.session.get_one(User, house.bea.id)
    assert (bea.active, bea.address, bea.password) == (False, None, None)
    browsers().post("/sign-in", status=200, email=house.bea.address, password="x")


def test_there_are_seven_days_to_change_ones_mind(house, dee):
    dee.post(DELETE)
    assert "will be deleted on" in dee.get(f"{house.learn}/").get_text()

    dee.post("/account/stay")

    assert "will be deleted on" not in dee.get(f"{house.learn}/").get_text()
    assert db.session.get_one(User, house.dee.id).leaves_at is None


def test_after_a_week_the_night_forgets(house, dee, monkeypatch, tmp_path):
    monkeypatch.setenv("ACQUAINT_INSTANCE", str(tmp_path))
    dee.post(DELETE)
    assert nightly.erase_accounts() == 0

    with clock.at(clock.now() + timedelta(days=7, minutes=1)):
        assert nightly.erase_accounts() == 1

    assert everywhere("Diallo") == []
    assert dee.fetch(f"{house.learn}/").status_code == 302


def test_a_centers_last_administrator_is_told_to_find_another(house, browser):
    browser.sign_in(house.ada)

    page = browser.post(DELETE, status=200)

    assert "only administrator" in page.get_text()
    assert db.session.get_one(User, house.ada.id).leaves_at is None


def test_before_it_happens_the_page_says_what_goes_and_what_stays(house, dee):
    page = dee.get(DELETE)

    assert "Work on an exercise" in page.get_text()
    assert "without who or where from" in page.get_text()


def test_dee_leaves_spring_and_can_come_back(house, dee, browsers):
    dee.post(f"{house.learn}/me/leave")
    assert dee.fetch(f"{house.learn}/").status_code == 404

    bea = browsers()
    bea.sign_in(house.bea)
    bea.post(f"{house.run}/people/{house.enrollment(house.dee).public_id}/bring-back")

    assert "Take three sentences apart" in dee.get(f"{house.learn}/exercises/{OBJECTIONS}").h1.text


@pytest.mark.parametrize(("months", "left"), [(12, 0), (0, 2), (24, 2)])
def test_a_closed_cohorts_work_goes_when_its_center_says_so(house, dee, months, left):
    with house.inside():
        spring = db.session.merge(house.spring)
        spring.closed_at = clock.now() - timedelta(days=400)
        db.session.get_one(Center, spring.center_id).keeps_months = months
    db.session.commit()

    nightly.erase_cohorts(dry=True)
    nightly.erase_cohorts()

    with house.inside():
        assert db.session.query(Enrollment).filter_by(cohort_id=house.spring.id).count() == left
    assert bool(everywhere(ANSWERED)) == bool(left)


@pytest.fixture
def booked(house, dee):
    """Dee's book holds something of every sort, about Ana and whom Ana led to."""
    told = {"on": "2026-11-02", "format": "phone", "gave": "Tea", "name_1": "Ngozi Obi"}
    told |= {"outcome": "talked", "direction": "given", "gift": "skill", "may_1": "y"}
    dee.post(f"{house.learn}/book/contacts/new", name="Ana Quintero")
    page = dee.get(f"{house.learn}/book/calls/new")
    told["contact"] = page.select("[name=contact] option")[1]["value"]
    for shelf in ("calls", "conversations", "ledger"):
        dee.post(f"{house.learn}/book/{shelf}/new", **told)
    return dee


def test_the_people_book_comes_along_with_who_led_to_whom(booked):
    told = booked.fetch(f"{DATA}/everything.json").text
    shown = booked.fetch(f"{DATA}/everything.html").text

    assert "Ana Quintero" in told
    assert "sent by Ana Quintero" in shown
    for title in ("A conversation: Ana Quintero", "A name I was given: Ngozi Obi"):
        assert title in shown


def test_forgotten_nobody_is_left_in_the_people_book(house, booked):
    forget(house, house.dee)

    assert everywhere("Quintero") == everywhere("Obi") == []
    for name in ("book", "contact", "conversation", "received_name", "sitting", "attempt"):
        assert not db.session.execute(select(Base.metadata.tables[name])).first(), name
