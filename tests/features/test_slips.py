"""Slips of paper: with the code for everybody, and with a PIN for somebody without mail."""

import io
import re
from datetime import timedelta

import page as checker
import pypdfium2
import pytest

from app.core import clock, passwords
from app.core.db import db
from app.models import Ticket, User
from tests.support.cohorts import change, enrollments, place_of
from tests.support.people import works

NEW_PASSWORD = "four words that hold"
WRONG = "This name and this PIN do not belong together."


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


@pytest.fixture
def slip(house, bea):
    """Hal is seated; his slip: address, sign-in name, PIN."""
    return seat(house, bea, "Hal Hanna")


def seat(house, bea, name):
    where = bea.post(f"{house.run}/people/without-mail", name=name)
    return where, *read(bea.get(where))


def read(page):
    facts = [word.get_text(strip=True) for word in page.select(".facts dd")]
    return facts[0], facts[1]


def words_of(pdf):
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    pages = [" ".join(one.get_textpage().get_text_bounded().split()) for one in document]
    document.close()
    return pages


def is_accessible(pdf):
    report = checker.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, [str(failure) for failure in report.failures]


def use(browser, handle, pin, password=NEW_PASSWORD, status=303):
    return browser.post("/slip", status=status, handle=handle, pin=pin, new_password=password)


def test_there_is_a_slip_for_each_free_seat(house, bea):
    assert bea.get(f"{house.run}/slips").select_one("#count")["value"] == "18"

    page = bea.get(f"{house.run}/slips/sheet")

    assert len(page.select(".door-slip")) == 18
    code = house.spring.code
    assert {s.get_text() for s in page.select(".door-slip-code")} == {f"{code[:4]} {code[4:]}"}


@pytest.mark.parametrize(
    ("count", "slips"),
    [("3", 3), ("0", 1), ("-4", 18), ("x", 18), ("99999", 240), ("١٢", 18), ("9" * 40, 240)],
)
def test_any_number_of_slips_is_some_number_of_slips(house, bea, count, slips):
    page = bea.read(bea.fetch(f"{house.run}/slips/sheet", query_string={"count": count}), "slips")

    assert len(page.select(".door-slip")) == slips


def test_a_slip_says_where_and_when_and_what_to_type(house, bea, app, monkeypatch):
    monkeypatch.setitem(app.config, "BASE_URL", "https://acquaint.harbor.example")

    words = bea.get(f"{house.run}/slips/sheet?count=1").select_one(".door-slip").get_text(" ")

    for said in ("Harbor Career Center", "acquaint.harbor.example/join", "room 2B", "6:00"):
        assert said in words.replace("\u202f", " ")
    assert "https:" not in words


@pytest.mark.pdf
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("count", [1, 7, 24])
def test_slips_can_be_read_by_everybody_and_stand_eight_on_a_page(house, bea, paper, count):
    pdf = bea.fetch(f"{house.run}/slips/sheet?as=pdf&count={count}&paper={paper}").data

    is_accessible(pdf)
    pages = words_of(pdf)
    assert len(pages) == -(-count // 8)
    assert sum(one.count(house.spring.code[:4]) for one in pages) == count


def test_a_code_that_lets_nobody_in_is_not_printed(house, bea):
    change(house, code_ended_at=clock.now())

    assert not bea.get(f"{house.run}/slips").select("#count")


def test_hal_without_mail_signs_in_with_his_slip(house, bea, slip, browsers):
    _where, handle, pin = slip
    hal = browsers()

    use(hal, handle, pin)

    hal.get(hal.fetch("/").location)
    hal.post("/sign-out")
    hal.post("/sign-in", email=handle, password=NEW_PASSWORD)
    assert hal.fetch("/").location == f"{house.learn}/"


@pytest.mark.parametrize("how", [str.lower, str.upper, lambda s: s.replace("-", " ")])
def test_a_slip_is_known_however_it_is_typed(house, slip, browsers, how):
    _where, handle, pin = slip

    use(browsers(), how(handle), how(pin).replace("0", "o").replace("1", "I"))


def test_a_pin_works_once(house, slip, browsers):
    _where, handle, pin = slip
    use(browsers(), handle, pin)

    page = use(browsers(), handle, pin, status=200)

    assert WRONG in page.get_text()


def test_a_pin_works_for_seven_days(house, slip, browsers):
    _where, handle, pin = slip

    with clock.at(clock.now() + timedelta(days=7, minutes=1)):
        page = use(browsers(), handle, pin, status=200)

    assert WRONG in page.get_text()


def test_a_pin_that_was_taken_back_opens_nothing(house, bea, slip, browsers):
    where, handle, pin = slip
    bea.post(f"{where}/back")

    assert WRONG in use(browsers(), handle, pin, status=200).get_text()


def test_a_new_pin_takes_the_place_of_the_old_one(house, bea, slip, browsers):
    where, handle, old = slip
    bea.post(where)
    _handle, new = read(bea.get(where))

    assert WRONG in use(browsers(), handle, old, status=200).get_text()
    use(browsers(), handle, new)


def test_a_wrong_name_sounds_as_a_wrong_pin(house, slip, browsers):
    _where, handle, pin = slip
    sent = [(handle, "ZZZZZZZZ"), ("river-0000", pin), (handle, "x"), ("cal@harbor.example", pin)]

    said = {use(browsers(), *one, status=200).select_one(".summary").get_text() for one in sent}

    assert len(said) == 1 and WRONG in said.pop()


def test_a_weak_password_does_not_use_the_pin_up(house, slip, browsers):
    _where, handle, pin = slip
    hal = browsers()

    page = use(hal, handle, pin, password="short", status=200)

    assert "it needs 15" in page.get_text()
    assert page.select_one("[name=handle]")["value"] == handle
    use(hal, handle, pin)


def test_slips_are_tried_slowly(house, slip, browsers, limited):
    _where, handle, pin = slip
    for number in range(10):
        use(browsers(), handle.upper(), f"ZZZZZZZ{number}", status=200)

    use(browsers(), handle, pin, status=429)


def test_we_cannot_read_a_pin_ourselves(house, slip):
    _where, handle, pin = slip
    plain = pin.replace(" ", "")

    rows = [str(vars(row)) for row in (*db.session.query(Ticket), *db.session.query(User))]

    assert rows and not [row for row in rows if plain in row or pin in row]
    assert re.fullmatch("[a-z]+-[0-9a-z]{4}", handle)


def test_a_pin_is_shown_in_the_browser_that_made_it_alone(house, slip, browsers):
    where, _handle, pin = slip
    ada = browsers()
    ada.sign_in(house.ada)

    page = ada.get(where)

    assert pin not in page.get_text() and "cannot be shown again" in page.get_text()
    assert ada.fetch(f"{where}/sheet").location == where


@pytest.mark.pdf
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_pin_slip_is_one_sheet_that_everybody_can_read(house, bea, slip, paper):
    where, handle, pin = slip
    bea.get(f"{where}/sheet")

    pdf = bea.fetch(f"{where}/sheet?as=pdf&paper={paper}").data

    is_accessible(pdf)
    (words,) = words_of(pdf)
    assert handle in words and pin in words and "Hal Hanna" in words


def test_a_used_slip_is_not_printed(house, bea, slip, browsers):
    where, handle, pin = slip
    use(browsers(), handle, pin)

    bea.get(f"{where}/sheet", status=404)


def test_somebody_with_mail_needs_no_slip(house, bea):
    where = place_of(house, house.cal, "pin")
    assert "sign in by a link" in bea.get(where).get_text()

    bea.post(where)

    assert db.session.query(Ticket).count() == 0


def test_a_slip_opens_no_account_that_belongs_elsewhere_too(house, bea, slip):
    where, handle, _pin = slip
    hal = db.session.query(User).filter_by(handle=handle).one()
    with house.inside("northside"):
        works(hal, "Hal")
        db.session.commit()

    bea.post(where)

    assert "opens more than this center" in bea.get(where).get_text()


def test_a_forgotten_password_is_chosen_anew_and_nobody_stays_signed_in(house, bea, slip, browsers):
    where, handle, pin = slip
    first = browsers()
    use(first, handle, pin)
    bea.post(where)
    _handle, again = read(bea.get(where))

    use(browsers(), handle, again, password="other words that hold")

    assert first.fetch("/").location == "/sign-in"
    hal = db.session.query(User).filter_by(handle=handle).one()
    assert passwords.matches(hal.password, "other words that hold")


def test_to_open_an_account_anew_a_counselor_proves_who_they_are(house, bea, slip, browsers):
    where, handle, pin = slip
    use(browsers(), handle, pin)

    with clock.at(clock.now() + timedelta(minutes=30)):
        answer = bea.post(where)

    assert answer.startswith("/account/prove")


def test_the_roster_shows_slips_that_are_out(house, bea, slip):
    where, _handle, _pin = slip
    page = bea.get(f"{house.run}/people")

    assert page.select_one("#slips").find_next("a")["href"] == where
    bea.post(page.select_one("form[action$='/pin/back']")["action"])
    assert not bea.get(f"{house.run}/people").select("#slips")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "Write the person\u2019s name."),
        ("x" * 81, "80 fit here"),
        ("\u202e", "Write the person\u2019s"),
    ],
)
def test_a_person_without_mail_needs_a_name_and_nothing_else(house, bea, name, says):
    page = bea.post(f"{house.run}/people/without-mail", status=200, name=name)

    assert says in page.select_one(".summary").get_text()
    assert len(enrollments(house)) == 2


def test_a_full_cohort_seats_nobody_more(house, bea):
    change(house, seats=2)
    before = db.session.query(User).count()

    page = bea.post(f"{house.run}/people/without-mail", status=200, name="Hal")

    assert "Every seat of this cohort is taken" in page.get_text()
    assert db.session.query(User).count() == before


def test_a_form_sent_twice_seats_one_person(house, bea):
    sent = {"name": "Hal", "form_token": "t" * 22}
    first = bea.post(f"{house.run}/people/without-mail", **sent)

    assert bea.post(f"{house.run}/people/without-mail", **sent) == first
    assert len(enrollments(house)) == 3
