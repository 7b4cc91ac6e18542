"""The mail to whoever was let in: to a confirmed address, of the center, once."""

from app import outbox
from app.core.db import db
from tests.features.test_joining import EVA, let_in


def gus_asks(house, browsers):
    gus = browsers()
    gus.sign_in(house.gus)
    gus.post(f"/join/{house.spring.code}", name="Gus Galanis")
    bea = browsers()
    bea.sign_in(house.bea)
    return bea


def subjects(letters):
    outbox.sweep()
    return [letter["Subject"] for _to, letter in letters]


def test_gus_hears_that_he_is_in_and_where_his_workbook_is(house, browsers, letters):
    let_in(house, gus_asks(house, browsers))

    outbox.sweep()
    outbox.sweep()

    [(to, letter)] = letters
    body = letter.get_content()
    assert to == [house.gus.address] and letter["Subject"] == "You are in"
    assert "Harbor Career Center has let you in." in body
    assert f"https://acquaint.harbor.example{house.learn}/" in body
    assert "Spring" not in letter.as_string()


def test_an_address_that_nobody_confirmed_gets_no_such_mail(house, browsers, letters):
    browsers().post(f"/join/{house.spring.code}", **EVA)
    bea = browsers()
    bea.sign_in(house.bea)
    let_in(house, bea)

    assert subjects(letters) == ["Is this your address?"]


def test_who_was_taken_out_before_the_mail_left_gets_none(house, browsers, letters):
    let_in(house, gus_asks(house, browsers))
    with house.inside():
        row = house.enrollment(house.gus)
        row.removed_at = row.joined_at
        db.session.commit()

    assert subjects(letters) == []
