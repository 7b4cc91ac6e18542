"""Sheets: who gets which, what is on them, and that everybody can read them."""

import io

import page as checker
import pypdfium2
import pytest

from app.core.db import db
from app.models import AuditEvent
from tests.support.coaching import CARD, FORECAST, OBJECTIONS, PRIVATE_WORDS, SENTENCE, hands_in

LESSON = "the-objections-in-your-head"
ALL = [
    "my-word",
    "thought-or-fact",
    "three-objections",
    "small-steps",
    "check-the-forecast",
    "the-minute-before",
    "my-setback-card",
]


@pytest.fixture
def cal(house, browser):
    browser.sign_in(house.cal)
    return browser


@pytest.fixture
def bea(house, browsers):
    browser = browsers()
    browser.sign_in(house.bea)
    return browser


def sheet(house, exercise, query=""):
    return f"{house.learn}/handouts/{LESSON}/{exercise}{query}"


def handed_in(house, exercise):
    person = house.enrollment(house.cal).public_id
    return f"{house.run}/people/{person}/{exercise}/sheet"


def words_of(pdf):
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    words = " ".join(one.get_textpage().get_text_bounded() for one in document)
    size = document[0].get_size()
    document.close()
    return " ".join(words.split()), size


def is_accessible(pdf):
    report = checker.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, [str(failure) for failure in report.failures]


@pytest.mark.parametrize("exercise", ALL)
def test_a_sheet_is_a_page_first(house, cal, exercise):
    page = cal.get(sheet(house, exercise))

    assert page.select_one(".preview-bar a")["href"].endswith("as=pdf")


@pytest.mark.pdf
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("exercise", ALL)
def test_every_blank_sheet_can_be_read_by_everybody(house, cal, exercise, paper):
    pdf = cal.fetch(sheet(house, exercise, f"?as=pdf&paper={paper}")).data

    is_accessible(pdf)
    assert words_of(pdf)[1] == pytest.approx((612, 792) if paper == "letter" else (595, 842), abs=1)


@pytest.mark.pdf
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_lesson_and_the_matrix_can_be_read_by_everybody(house, cal, bea, paper):
    hands_in(house, house.cal, OBJECTIONS)

    is_accessible(cal.fetch(f"{house.learn}/handouts/{LESSON}?as=pdf&paper={paper}").data)
    is_accessible(bea.fetch(f"{house.run}/matrix/sheet?as=pdf&paper={paper}").data)


@pytest.mark.pdf
def test_a_filled_sheet_holds_what_was_written_and_by_whom(house, cal):
    hands_in(house, house.cal, OBJECTIONS)

    pdf = cal.fetch(sheet(house, OBJECTIONS, "?filled=1&as=pdf")).data

    is_accessible(pdf)
    assert SENTENCE["fairer"] in words_of(pdf)[0]
    assert "Cal Castellanos" in words_of(pdf)[0]


@pytest.mark.pdf
def test_the_same_sheet_is_the_same_bytes(house, cal):
    address = sheet(house, "my-word", "?filled=1&as=pdf")

    assert cal.fetch(address).data == cal.fetch(address).data


def test_a_private_sheet_is_filled_for_its_owner_alone(house, cal, bea):
    hands_in(house, house.cal, FORECAST)

    assert PRIVATE_WORDS in cal.get(sheet(house, FORECAST, "?filled=1")).get_text()
    bea.get(handed_in(house, FORECAST), status=404)


def test_a_private_box_is_on_the_owners_sheet_alone(house, cal, bea):
    hands_in(house, house.cal, CARD)

    assert PRIVATE_WORDS in cal.get(sheet(house, CARD, "?filled=1")).get_text()
    assert PRIVATE_WORDS not in bea.get(handed_in(house, CARD)).get_text()


def test_a_counselor_who_prints_somebodys_words_is_remembered(house, bea):
    hands_in(house, house.cal, OBJECTIONS)

    assert SENTENCE["fairer"] in bea.get(handed_in(house, OBJECTIONS)).get_text()

    events = db.session.query(AuditEvent).filter_by(event="counselor:submission:print")
    assert events.count() == 1


def test_what_was_never_handed_in_is_not_printed_for_others(house, bea):
    bea.get(handed_in(house, OBJECTIONS), status=404)


@pytest.mark.parametrize("query", ["?paper=x", "?as=x", "?filled=x&paper="])
def test_nonsense_in_the_address_is_passed_over(house, cal, query):
    cal.get(sheet(house, "my-word", query))


def test_an_exercise_of_another_lesson_is_not_found(house, cal):
    cal.get(f"{house.learn}/handouts/another/my-word", status=404)
    cal.get(f"{house.learn}/handouts/{LESSON}/another", status=404)
