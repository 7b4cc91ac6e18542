"""An assessment in waves, and a case: what comes with the hand-in, and who sees it."""

import pytest

from app.curriculum.library import ROOT
from app.curriculum.shelf import read_shelf
from tests.support.coaching import place_of
from tests.support.course import teach
from tests.support.learning import LESSON, open_lesson, put, submission_of
from tests.support.statements import counted

FORM = read_shelf(ROOT / "banks", "banks").entries("assessments")["where-i-stand"]
ASKED = FORM.model_dump(mode="json", by_alias=True)
CLARITY = ("friend-could-repeat", "know-whom", "three-directions")
CASE = {
    "id": "coffee",
    "kind": "case",
    "story": "Pat came late. Pat paid.",
    "missteps": [{"text": "Pat came late.", "misstep": "It was late.", "better": "Be early."}],
}
MARKED = {"coffee-marks": "pat-came-late", "coffee-reasons_pat-came-late": "Time"}


def wave(name, **keys):
    about = {"id": f"stand-{name}", "kind": "assessment", "form": "where-i-stand", "wave": name}
    return about | {"asked": ASKED} | keys


def stood(name, step, **more):
    return {f"stand-{name}-scales_{item}": str(step) for item in CLARITY} | more


@pytest.fixture
def cal(house, browser):
    teach(house, wave("pre"), wave("mid"), wave("post"), CASE)
    open_lesson(house)
    browser.sign_in(house.cal)
    return browser


def text_of(browser, house, exercise):
    return browser.get(f"{house.learn}/exercises/{exercise}").get_text(" ", strip=True)


def results(browser, house, exercise):
    page = browser.get(f"{house.learn}/exercises/{exercise}")
    return [" ".join(row.get_text(" ").split()) for row in page.select(".own-line tbody tr")]


def test_a_form_with_nothing_but_gaps_is_done_when_it_is_sent(house, cal):
    put(cal, house, "stand-pre", do="hand-in")

    assert submission_of(house, house.cal, "stand-pre").done_at is not None


def test_the_wave_before_stands_beside_ones_own_line(house, cal):
    put(cal, house, "stand-pre", do="hand-in", **stood("pre", 2))
    put(cal, house, "stand-post", do="hand-in", **stood("post", 4))

    assert "Clarity from 1 to 5 2.0 4.0" in results(cal, house, "stand-post")
    assert "Clarity from 1 to 5 2.0" in results(cal, house, "stand-pre")


def test_a_wave_that_was_never_sent_is_not_shown(house, cal):
    put(cal, house, "stand-pre", **stood("pre", 2))
    put(cal, house, "stand-post", do="hand-in", **stood("post", 4))

    assert "Clarity from 1 to 5 4.0" in results(cal, house, "stand-post")


def test_nobody_sees_the_line_of_another(house, cal, browsers):
    put(cal, house, "stand-pre", do="hand-in", **stood("pre", 2))
    dee = browsers()
    dee.sign_in(house.dee)

    put(dee, house, "stand-post", do="hand-in", **stood("post", 4))

    assert "Clarity from 1 to 5 4.0" in results(dee, house, "stand-post")


def test_who_reads_it_is_said_before_anything_is_typed(house, cal):
    assert "Only you can read this until you hand it in. Then Bea Brandt can." in text_of(
        cal, house, "stand-pre"
    )


def test_bea_reads_what_was_sent(house, cal, browsers):
    put(cal, house, "stand-pre", do="hand-in", **stood("pre", 2))
    bea = browsers()
    bea.sign_in(house.bea)

    said = bea.get(place_of(house, house.cal, "stand-pre")).get_text(" ", strip=True)

    assert "Clarity from 1 to 5 2.0" in said and "nobody has tested" in said


def test_bea_does_not_read_a_private_one(house, browser, browsers):
    teach(house, wave("pre", share="private"))
    open_lesson(house)
    browser.sign_in(house.cal)
    put(browser, house, "stand-pre", do="done", **stood("pre", 2))
    bea = browsers()
    bea.sign_in(house.bea)

    said = bea.get(place_of(house, house.cal, "stand-pre")).get_text(" ", strip=True)

    assert "This exercise is private." in said and "Clarity" not in said


def test_a_lesson_asks_once_for_all_that_came_before(house, cal):
    for name in ("pre", "mid", "post"):
        put(cal, house, f"stand-{name}", do="hand-in")

    with counted() as three:
        cal.get(f"{house.learn}/lessons/{LESSON}")
    teach(house, wave("pre"))
    with counted() as one:
        cal.get(f"{house.learn}/lessons/{LESSON}")

    assert len(three) <= len(one) + 1


def test_a_case_is_explained_after_the_hand_in_and_not_before(house, cal):
    put(cal, house, "coffee", **MARKED)
    before = text_of(cal, house, "coffee")

    put(cal, house, "coffee", do="hand-in", base=1, **MARKED)
    after = text_of(cal, house, "coffee")

    assert "Be early." not in before and "Be early." in after
    assert "1 of 1 seen" in after


def test_a_mark_without_a_reason_is_kept_and_asked_about(house, cal):
    page = put(cal, house, "coffee", do="hand-in", status=200, **{"coffee-marks": "pat-paid"})

    assert "A few words on why are still missing here" in page.get_text(" ", strip=True)
    assert submission_of(house, house.cal, "coffee").answers["marks"] == ["pat-paid"]
