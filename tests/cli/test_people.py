"""`flask centers` and `flask people`: for the host."""

import pytest

from app.core.db import db
from app.models import Authenticator, Center, Message, RecoveryCode, Staff, Ticket
from tests.support.proof import has_app, has_codes


@pytest.fixture
def flask(app):
    return lambda *words: app.test_cli_runner().invoke(args=list(words))


def test_a_center_is_made_and_listed(house, flask):
    made = flask("centers", "add", "riverside", "Riverside Career Center", "--zone", "Asia/Tokyo")

    assert "/c/riverside/" in made.output
    assert "riverside  Riverside Career Center  Asia/Tokyo" in flask("centers", "list").output


def test_an_address_that_is_taken_is_said_in_one_line(house, flask):
    result = flask("centers", "add", "harbor", "Another")

    assert result.exit_code == 1 and "This address is taken" in result.output
    assert db.session.query(Center).count() == 2


def test_without_mail_the_invitation_is_printed_and_works(house, flask, browser):
    said = flask("people", "add", "harbor", "hana@harbor.example", "Hana Ito", "--administrator")

    link = said.output.split()[-1]
    page = browser.get("/" + link.split("/", 3)[3])
    assert page.h1.get_text() == "You are invited to Harbor Career Center"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "nowhere", "a@b.example", "A"), "There is no center nowhere."),
        (("add", "harbor", "hana", "Hana"), "hana is not a mail address."),
        (("end", "harbor", "gus@harbor.example"), "Nobody with the address gus@harbor.example"),
        (("end", "harbor", "ada@harbor.example"), "only administrator"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(house, flask, words, says):
    result = flask("people", *words)

    assert result.exit_code == 1 and says in result.output
    assert db.session.query(Ticket).count() == 0


def test_eli_is_ended_with_his_sign_ins(house, flask, browser):
    browser.sign_in(house.eli)

    said = flask("people", "end", "harbor", house.eli.address)

    assert "1 sign-ins ended" in said.output
    assert browser.fetch("/c/harbor/today").status_code == 302
    with house.inside():
        assert db.session.query(Staff).filter_by(user_id=house.eli.id).one().ended_at


def test_the_host_lets_somebody_in_who_has_lost_every_second_step(house, flask, browser):
    has_app(house.bea)
    has_codes(house.bea)

    said = flask("people", "forget-steps", "bea@harbor.example", "--yes")

    assert "is removed; 0 sign-ins ended." in said.output
    assert browser.sign_in(house.bea) == "/"
    assert db.session.query(RecoveryCode).count() == db.session.query(Authenticator).count() == 0
    assert "steps-forgotten" in [row.payload.get("event") for row in db.session.query(Message)]


@pytest.mark.parametrize("address", ["cal@harbor.example", "nobody@harbor.example"])
def test_where_there_is_no_second_step_none_is_removed(house, flask, address):
    result = flask("people", "forget-steps", address, "--yes")

    assert result.exit_code == 1 and "has a second step." in result.output
