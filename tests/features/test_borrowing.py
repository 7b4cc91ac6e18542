"""Examples to borrow from, and what is known: where people meet them, and what they say."""

import re

import pytest

from app.curriculum.library import shared
from app.examples import titles
from tests.support.course import teach
from tests.support.learning import LESSON, open_lesson

KNOWN = "/c/harbor/what-is-known"
STAFF = "/c/harbor/curricula/examples"
SCRIPT = {
    "id": "say-thanks",
    "kind": "script",
    "purpose": "thank_you",
    "relationship": "acquaintance",
    "channels": ["email"],
}
ISO_DAY = re.compile(r"Checked \d{4}-\d{2}-\d{2}\.")


@pytest.fixture
def cal(house, browser):
    open_lesson(house)
    browser.sign_in(house.cal)
    return browser


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def words(page):
    return re.sub(r"\s+", " ", page.get_text(" "))


def test_the_lessons_lead_to_examples_and_to_what_is_known(house, cal):
    page = cal.get(f"{house.learn}/lessons")

    assert page.select_one(f"main a[href='{house.learn}/examples/messages']")
    assert page.select_one(f"main a[href='{KNOWN}']")


def test_a_script_exercise_leads_to_messages_of_its_purpose(house, cal):
    teach(house, SCRIPT)

    lesson = cal.get(f"{house.learn}/lessons/{LESSON}")
    alone = cal.get(f"{house.learn}/exercises/say-thanks")

    for page in (lesson, alone):
        assert page.select_one(f"a[href='{house.learn}/examples/messages#thank_you']")


def test_every_message_stands_under_its_purpose(house, cal):
    page = cal.get(f"{house.learn}/examples/messages")

    assert len(page.select("article.borrowed")) == 20
    thanks = page.find(id="thank_you").find_parent("section")
    assert "Your advice about the bridge course" in thanks.get_text()
    assert "What to notice:" in thanks.get_text()


def test_the_map_of_the_page_leads_to_places_on_it(house, cal):
    for part in ("messages", "packs"):
        page = cal.get(f"{house.learn}/examples/{part}")

        links = [link["href"].lstrip("#") for link in page.select(".borrowed-map a")]
        assert links and all(page.find(id=name) for name in links)


def test_a_pack_has_all_that_it_promises(house, cal):
    page = cal.get(f"{house.learn}/examples/packs")

    for pack in shared().entries("packs").values():
        section = words(page.find(id=pack.id).find_parent("section"))
        assert all(question in section for question in pack.questions)
        assert all(place.where in section for place in pack.places)
        assert pack.boundary in section and pack.target.short in section


def test_setback_cards_and_the_agenda_are_there(house, cal):
    setbacks = words(cal.get(f"{house.learn}/examples/setbacks"))
    meeting = words(cal.get(f"{house.learn}/examples/meeting"))

    assert "The quiet week" in setbacks and "They did not call off me." in setbacks
    assert "Twenty minutes in five parts" in meeting and "1 minute is left over" in meeting
    assert "Let the other finish" in meeting


@pytest.mark.parametrize("part", ["messages", "packs", "setbacks", "meeting"])
def test_staff_see_the_same_in_the_catalogue(house, bea, browsers, part):
    open_lesson(house)
    cal = browsers()
    cal.sign_in(house.cal)

    hers = bea.get(f"{STAFF}/{part}").select("main section.block")
    his = cal.get(f"{house.learn}/examples/{part}").select("main section.block")

    assert [str(section) for section in hers] == [str(section) for section in his]


def test_the_catalogue_leads_there(bea):
    page = bea.get("/c/harbor/curricula/")

    assert page.select_one(f"main a[href='{STAFF}/messages']")


@pytest.mark.parametrize("part", ["messages", "packs", "setbacks", "meeting"])
def test_each_part_can_be_printed(house, cal, part):
    page = cal.get(f"{house.learn}/examples/{part}")
    link = page.select_one(f"main a[href$='/{part}/sheet']")["href"]

    sheet = cal.read(cal.fetch(link), link)

    assert "The people are made up." in sheet.get_text()
    assert sheet.select_one("a[href$='?as=pdf']")


@pytest.mark.pdf
def test_a_part_is_a_pdf_too(house, cal):
    answer = cal.fetch(f"{house.learn}/examples/setbacks/sheet?as=pdf")

    assert answer.mimetype == "application/pdf" and answer.data.startswith(b"%PDF")


def test_a_part_that_is_not_there_is_not_found(house, cal):
    cal.get(f"{house.learn}/examples/secrets", status=404)


def test_every_part_has_a_title():
    assert list(titles()) == ["messages", "packs", "setbacks", "meeting"]


def test_what_is_known_is_at_the_foot_of_every_page_inside(house, cal, browsers):
    bea = browsers()
    bea.sign_in(house.bea)

    assert cal.get(f"{house.learn}/").select_one(f"footer a[href='{KNOWN}']")
    assert bea.get("/c/harbor/today").select_one(f"footer a[href='{KNOWN}']")


def test_every_finding_has_a_day_a_source_who_and_limits(cal):
    page = cal.get(KNOWN)

    for one in shared().entries("evidence").values():
        section = words(page.find(id=one.id).find_parent("section"))
        assert ISO_DAY.search(section) and one.reference in section, one.id
        assert "Who was studied:" in section and "What does not follow:" in section, one.id
        assert "We " in section or "our own judgment" in section, one.id
    for one in shared().entries("unsaid").values():
        assert ISO_DAY.search(words(page.find(id=one.id).find_parent("section"))), one.id


def test_odds_are_said_as_odds_and_worked_out(cal):
    text = words(cal.get(KNOWN))

    assert "The odds ratio is 2.67. Odds are not chances" in text
    assert "64 of 100 find work. 64 is 1.6 times 40. It is not 2.67 times 40" in text


def test_no_work_in_doubt_and_nothing_unconfirmed_stands_on_the_page(cal):
    text = words(cal.get(KNOWN))

    for name in ("Gino", "Kouchaki", "Casciaro", "Ziani", "[M]"):
        assert name not in text
