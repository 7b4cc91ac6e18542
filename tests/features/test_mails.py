"""The mail that says there is an answer: through the outbox, to a real SMTP server."""

import pytest

from app import outbox
from app.core.db import db
from app.models import Delivery, Message, Verdict
from tests.support.coaching import OBJECTIONS, SENTENCE, hands_in, is_answered

WORDS = "The porter is a good beginning"


def answered(house):
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS, Verdict.RETURN, WORDS)


def test_the_mail_says_that_there_is_an_answer_and_not_what_it_says(house, letters):
    answered(house)

    assert outbox.sweep() == 1

    to, letter = letters[0]
    body = letter.get_content()
    assert to == ["cal@harbor.example"] and letter["Subject"] == "There is an answer for you"
    assert f"https://acquaint.harbor.example{house.learn}/" in body
    for words in (WORDS, SENTENCE["fairer"], "Bea", "sentences"):
        assert words not in letter.as_string(), words


def test_it_comes_once_and_from_our_own_host(house, letters):
    answered(house)

    outbox.sweep()
    outbox.sweep()

    assert len(letters) == 1
    letter = letters[0][1]
    assert letter["From"].addresses[0].addr_spec == "acquaint@acquaint.harbor.example"
    assert letter["Message-ID"].endswith("@acquaint.harbor.example>")


def test_a_server_that_is_away_leaves_the_mail_unknown_and_unsent(house, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAIL_URL", "smtp://127.0.0.1:9")
    answered(house)

    assert outbox.sweep() == 0

    assert db.session.query(Message).one().state is Delivery.UNKNOWN


@pytest.mark.parametrize("change", ["left", "no address"])
def test_nobody_is_written_to_who_left_or_has_no_address(house, letters, change):
    answered(house)
    with house.inside():
        row = house.enrollment(house.cal)
        if change == "left":
            row.removed_at = row.joined_at
        else:
            db.session.get_one(type(house.cal), row.user_id).address = None
        db.session.commit()

    outbox.sweep()

    assert letters == []


def test_without_a_mail_server_an_answer_is_an_answer_all_the_same(house):
    answered(house)

    assert outbox.sweep() == 1
    assert db.session.query(Message).one().state is Delivery.DONE
