"""A picture on its way: from an author's folder to a phone and to paper."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from app.core.db import db
from app.curriculum.beginning import LESSON
from app.models import Cohort, Picture
from tests.features.test_handouts import is_accessible
from tests.support.drawing import turned
from tests.support.editions import bring, cal_in, folder, publish, with_cohort, zipped

TEXT = "begins with a name."
SHOWS = f"{TEXT}\n\n![A bench by the water](images/bench.jpg)\n"
LESSON_PAGE = "lessons/a-first-lesson"


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


@pytest.fixture
def draft(bea):
    """Ask well, with a photograph, brought and not yet published."""
    files = {"lessons/01-a-first-lesson.md": LESSON.replace(TEXT, SHOWS)}
    return bring(bea, zipped(folder(**files, **{"images/bench.jpg": turned((1600, 800))})))


@pytest.fixture
def learns(house, bea, browsers, draft):
    """Cal's browser, and the address of a cohort of his that works through it."""
    publish(bea, draft)
    with_cohort(bea, "ask-well")
    with house.inside():
        name = db.session.query(Cohort).filter_by(curriculum_id="ask-well").one().public_id
    return cal_in(house, browsers, name), f"/c/harbor/learn/{name}"


def picture_on(page):
    return page.select_one("main img[alt='A bench by the water']")["src"]


def pictures_in(pdf):
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    things = [one for page in document for one in page.get_objects()]
    count = sum(one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for one in things)
    document.close()
    return count


def test_a_draft_shows_its_pictures_before_anything_is_kept(bea, draft):
    seen = picture_on(bea.get(draft.replace("/draft", "/a-first-lesson")))

    assert seen.startswith("data:image/jpeg;base64,")
    assert db.session.query(Picture).count() == 0


def test_a_participant_gets_a_light_upright_picture_without_its_history(learns):
    cal, where = learns

    answer = cal.fetch(picture_on(cal.get(f"{where}/{LESSON_PAGE}")))

    assert answer.mimetype == "image/webp"
    assert b"Elm Street" not in answer.data
    assert Image.open(BytesIO(answer.data)).size == (700, 1400)
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_who_is_not_signed_in_gets_no_picture(learns, browsers):
    cal, where = learns

    answer = browsers().fetch(picture_on(cal.get(f"{where}/{LESSON_PAGE}")))

    assert "/sign-in" in answer.location


def test_a_picture_that_nobody_has_is_not_there(bea):
    bea.get(f"/pictures/{'0' * 64}", status=404)


@pytest.mark.pdf
def test_paper_has_the_picture_and_everybody_can_read_it(learns):
    cal, where = learns

    pdf = cal.fetch(f"{where}/handouts/a-first-lesson?as=pdf").data

    assert pictures_in(pdf) == 1
    is_accessible(pdf)


def test_two_editions_share_what_they_both_show(bea, learns):
    del learns

    publish(bea, bring(bea, zipped(folder(**newer()))))

    assert db.session.query(Picture).count() == 1


def newer():
    text = folder()["curriculum.yaml"].replace("0.1.0", "0.2.0")
    lesson = LESSON.replace(TEXT, SHOWS)
    return {
        "curriculum.yaml": text,
        "lessons/01-a-first-lesson.md": lesson,
        "images/bench.jpg": turned((1600, 800)),
    }
