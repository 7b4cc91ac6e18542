"""Who works at Harbor: invited, changed, ended; and always an administrator."""

import pytest

from app.core.db import db
from app.core.errors import DomainError
from app.models import Center, Message, Role, Staff, Ticket, User
from app.rosters import staff

HERE = "/c/harbor/center/staff"
NEW_PASSWORD = "four words that hold"
INVITE = {"name": "Hana Ito", "email": "Hana@harbor.example", "role": "counselor"}


@pytest.fixture
def ada(house, browser):
    browser.sign_in(house.ada)
    return browser


def test_a_colleague_is_invited_by_mail_and_is_in(ada, browsers, letters, mailed_link):
    ada.post(HERE, **INVITE)
    hana, link = browsers(), mailed_link()

    page = hana.get(link)
    assert page.h1.get_text() == "You are invited to Harbor Career Center"
    hana.post(link, name="Hana Ito", new_password=NEW_PASSWORD)

    assert "Today" in hana.get("/c/harbor/today").get_text()
    assert letters[-1][0] == ["hana@harbor.example"]
    assert "Hana Ito" in ada.get(HERE).get_text()


def test_the_link_is_in_the_mail_and_nowhere_else(ada, mailed_link):
    ada.post(HERE, **INVITE)

    token = mailed_link().rsplit("/", 1)[-1]

    stored = [str(vars(row)) for row in (*db.session.query(Ticket), *db.session.query(Message))]
    assert not [row for row in stored if token in row]


def test_an_invitation_works_once(ada, browsers, mailed_link):
    ada.post(HERE, **INVITE)
    link = mailed_link()
    browsers().post(link, name="Hana Ito", new_password=NEW_PASSWORD)

    page = browsers().get(link, status=410)

    assert "works" in page.get_text()


def test_an_invitation_that_was_taken_back_is_good_for_nothing(ada, browsers, mailed_link):
    ada.post(HERE, **INVITE)
    link = mailed_link()
    form = ada.get(HERE).select_one("form[action$='/back']")
    ada.post(form["action"])

    browsers().get(link, status=410)


def test_sent_again_the_first_link_is_good_for_nothing(ada, browsers, mailed_link):
    ada.post(HERE, **INVITE)
    first = mailed_link()
    ada.post(ada.get(HERE).select_one("form[action$='/again']")["action"])
    second = mailed_link()

    browsers().get(first, status=410)
    browsers().get(second)


def test_a_known_address_signs_in_first_and_gains_a_place(house, ada, browsers, mailed_link):
    ada.post(HERE, **INVITE | {"email": house.gus.address, "name": "Gus"})
    gus, link = browsers(), mailed_link()

    assert "has an account" in gus.get(link).get_text()
    gus.sign_in(house.gus)
    gus.post(link, name="Gus Galanis")

    gus.get("/c/harbor/today")


def test_somebody_else_cannot_take_an_invitation(house, ada, browsers, mailed_link):
    ada.post(HERE, **INVITE | {"email": house.gus.address})
    eli, link = browsers(), mailed_link()
    eli.sign_in(house.eli)

    assert "Sign in with it" in eli.get(link).get_text()
    eli.post(link, status=200, name="Eli")

    assert not db.session.query(Ticket).filter(Ticket.used_at.is_not(None)).count()


def test_inviting_a_known_address_looks_as_inviting_any(house, ada, letters):
    seen = []
    for address in (house.gus.address, "nobody@harbor.example"):
        where = ada.post(HERE, **INVITE | {"email": address})
        seen.append(ada.get(where).select_one(".alert").get_text(strip=True))

    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"email": "hana"}, "Type a mail address, as name@example.org."),
        ({"email": "a@b.example\nBcc: x@y.example"}, "Type a mail address"),
        ({"name": ""}, "Write a name."),
        ({"role": "owner"}, "Not a valid choice"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_said(ada, changed, says, letters):
    page = ada.post(HERE, status=200, **INVITE | changed)

    assert says in page.get_text()
    assert db.session.query(Ticket).count() == 0


def test_eli_who_has_a_page_open_is_out_on_his_next_click(house, ada, browsers):
    eli = browsers()
    eli.sign_in(house.eli)
    eli.get("/c/harbor/today")

    ada.post(f"{HERE}/{house.staff(house.eli).public_id}/end")

    assert eli.fetch("/c/harbor/today").location.startswith("/sign-in")
    eli.sign_in(house.eli)
    eli.get("/c/harbor/today", status=404)


def test_a_role_counts_from_the_next_click_on(house, ada, browsers):
    bea = browsers()
    bea.sign_in(house.bea)
    bea.get(HERE, status=403)

    ada.post(f"{HERE}/{house.staff(house.bea).public_id}/role", role="administrator")

    bea.get(HERE)


@pytest.mark.parametrize(("act", "sent"), [("end", {}), ("role", {"role": "counselor"})])
def test_the_last_administrator_stays(house, ada, act, sent):
    row = house.staff(house.ada)

    ada.fetch(f"{HERE}/{row.public_id}/{act}", "POST", data=sent)

    db.session.expire_all()
    row = house.staff(house.ada)
    assert row.role is Role.ADMINISTRATOR and row.ended_at is None


def test_somebody_works_at_a_center_once(house):
    harbor = db.session.query(Center).filter_by(slug="harbor").one()

    with house.inside(), pytest.raises(DomainError, match="works at this center already"):
        staff.take_on(harbor, user=house.bea, name="Bea", role=Role.COUNSELOR)


def test_two_centers_know_one_person_by_two_names(house, ada, browsers, mailed_link):
    ada.post(HERE, **INVITE | {"email": house.fay.address, "name": "F. Fournier"})
    fay, link = browsers(), mailed_link()
    fay.sign_in(house.fay)
    fay.post(link, name="Fay of the harbor")

    with house.inside("northside"):
        assert db.session.query(Staff).one().name == "Fay Fournier"
    assert "Northside" not in ada.get(HERE).get_text()
    assert db.session.query(User).filter_by(address=house.fay.address).count() == 1
