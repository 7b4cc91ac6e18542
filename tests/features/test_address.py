"""Another mail address: asked for, shown to be one's own, and told to the old one."""

from datetime import timedelta

import pytest

from app import outbox
from app.core import clock
from app.core.db import db
from app.models import Message, User
from app.users import mails
from app.users.service import change_address

PAGE = "/account/address"


@pytest.fixture
def cal(house, browser):
    browser.sign_in(house.cal)
    return browser


@pytest.fixture
def link(cal, mailed_link):
    """Cal has named a new address, and the mail has arrived there."""
    cal.post(PAGE, email="Cal@New.example")
    return mailed_link()


def address_of(user):
    return db.session.query(User.address).filter_by(id=user.id).scalar()


def test_it_counts_once_the_link_is_used(house, cal, link, letters):
    assert letters[0][0] == ["cal@new.example"]
    assert address_of(house.cal) == "cal@harbor.example"

    cal.get(link)
    cal.fetch(link, "HEAD")
    assert address_of(house.cal) == "cal@harbor.example"
    cal.post(link)

    assert address_of(house.cal) == "cal@new.example"


def test_the_old_address_is_told(house, cal, link, letters):
    cal.post(link)
    outbox.sweep()

    to, letter = letters[-1]
    assert to == ["cal@harbor.example"]
    assert "The mail address was changed." in letter.get_content()
    assert "new.example" not in letter.get_content()


def test_it_can_be_used_where_nobody_is_signed_in(house, browsers, link):
    assert browsers().post(link) == "/sign-in"

    assert address_of(house.cal) == "cal@new.example"


def test_another_signed_in_person_is_told_that_it_is_not_theirs(house, browsers, link):
    dee = browsers()
    dee.sign_in(house.dee)

    assert "It is for another account than the one" in dee.get(link).get_text()


def test_of_two_links_the_first_used_ends_the_other(house, cal, mailed_link):
    found = []
    for address in ("one@new.example", "two@new.example"):
        cal.post(PAGE, email=address)
        found.append(mailed_link())

    cal.post(found[1])

    assert cal.fetch(found[0], "POST").status_code == 410
    assert address_of(house.cal) == "two@new.example"


def test_an_address_of_somebody_else_sends_no_link_and_says_nothing(house, cal, letters):
    where = cal.post(PAGE, email=house.dee.address)
    outbox.sweep()

    assert "We wrote to dee@harbor.example." in cal.get(where).get_text()
    words = letters[0][1].get_content()
    assert letters[0][0] == ["dee@harbor.example"]
    assert "/confirm/" not in words and "cal" not in words


@pytest.mark.parametrize("active", [True, False])
def test_of_two_people_who_want_one_address_the_first_gets_it(house, cal, link, active):
    db.session.query(User).filter_by(id=house.gus.id).update(
        {"address": "cal@new.example", "active": active}
    )
    db.session.commit()

    cal.post(link, status=410)

    assert address_of(house.cal) == "cal@harbor.example"
    assert cal.fetch(f"{house.learn}/").status_code == 200


def test_a_name_that_is_taken_is_refused_by_the_verb_too(house):
    cal = db.session.get_one(User, house.cal.id)

    assert not change_address(cal, house.dee.address)
    db.session.commit()
    assert address_of(house.cal) == "cal@harbor.example"


def test_the_same_address_again_is_said(house, cal, letters):
    page = cal.post(PAGE, status=200, email=" CAL@harbor.example")

    assert "This is your address already." in page.get_text()
    assert db.session.query(Message).count() == 0


def test_an_old_proof_is_not_enough(house, cal, letters):
    with clock.at(clock.now() + timedelta(minutes=11)):
        page = cal.post(PAGE, status=200, email="cal@new.example")

    assert page.h1.get_text() == "Show that it is you"
    assert "cal@new.example" in page.select_one("[name=kept]")["value"]


def test_who_has_no_address_is_asked_and_no_old_one_is_told(house, browser, mailed_link, letters):
    gus = db.session.get_one(User, house.gus.id)
    gus.address, gus.handle = None, "river-7k2m"
    db.session.commit()
    mails.send_confirmation(gus, "gus@new.example")
    db.session.commit()

    browser.post(mailed_link())
    outbox.sweep()

    assert address_of(house.gus) == "gus@new.example"
    assert len(letters) == 1


def test_three_mails_in_six_hours_and_then_a_wait_that_says_how_long(house, cal, limited, letters):
    for number in range(3):
        cal.post(PAGE, email=f"cal{number}@new.example")

    page = cal.post(PAGE, status=429, email="cal4@new.example")

    assert "You can ask for another in 6 hours." in page.select_one(".summary").get_text()
    assert db.session.query(Message).count() == 3


def test_without_mail_no_address_is_taken(house, cal):
    page = cal.get(PAGE)

    assert "This installation sends no mail" in page.get_text()
    cal.post(PAGE, status=200, email="cal@new.example")
    assert db.session.query(Message).count() == 0
