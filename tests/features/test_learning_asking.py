"""Scripts, targets and questions as Cal does them, and as Bea reads them."""

import pytest

from app.models import State
from tests.support.asking import LETTER, LIST, PIECES, POINT, QUESTIONS, TOLD, letter
from tests.support.coaching import place_of
from tests.support.course import teach
from tests.support.learning import autosave, open_lesson, put, submission_of, versions_of

FIELD = [one["id"] for one in QUESTIONS if one["group"] == "field"]
TEXT = "letter-draft-1_text"
ALOUD = {"letter-draft-1_read_aloud": "no"}


@pytest.fixture
def cal(house, browser):
    own = LETTER | {"id": "diary", "share": "private"}
    teach(house, POINT, LETTER | {"review": "accept"}, LIST, own)
    open_lesson(house)
    browser.sign_in(house.cal)
    return browser


def page(browser, house, exercise):
    return browser.get(f"{house.learn}/exercises/{exercise}")


def pointed(**more):
    return {f"point-{name}": said for name, said in (TOLD | more).items()}


def kept(house, exercise, who=None):
    return submission_of(house, who or house.cal, exercise).answers


def base(house, exercise):
    return submission_of(house, house.cal, exercise).version


def test_a_message_is_put_together_checked_and_mended_by_buttons_alone(house, cal):
    where = put(cal, house, "letter", do="assemble-1", **letter(**PIECES))
    assert where.endswith("/exercises/letter#letter-draft-1_text")
    text = page(cal, house, "letter").select_one(f"[name={TEXT}]").get_text().strip()
    assert text.startswith("Hi Beth,") and "15 minutes would be plenty." in text

    thin = text.replace("Thank you for reading this.", "[one more line]")
    sent = {"base": base(house, "letter"), **letter(thin, **PIECES)}
    where = put(cal, house, "letter", do="check-1", **sent)

    assert where.endswith("#letter-draft-1_check")
    found = page(cal, house, "letter").select_one("#letter-draft-1_check").get_text(" ", strip=True)
    assert "No word of thanks" in found and "[one more line]" in found
    assert {one["rule"] for one in kept(house, "letter")["draft-1"]["first"]["found"]} == {
        "no-thanks",
        "template",
    }


def test_in_a_lesson_a_button_leads_back_to_the_text_in_the_lesson(house, cal):
    where = put(cal, house, "letter", do="assemble-1", place="lesson", **letter(**PIECES))

    assert "/lessons/" in where and where.endswith("#letter-draft-1_text")


def test_what_the_script_saves_keeps_what_the_check_knows(house, cal):
    put(cal, house, "letter", do="check-1", **letter("Dear [Name], shall we talk?"))
    version = base(house, "letter")

    sent = letter("Dear Jo, shall we talk? Thank you.") | {"letter-draft-1_checked": "yes"}
    answer = autosave(cal, house, "letter", base=version, **sent)

    assert answer.get_json()["state"] == "saved"
    draft = kept(house, "letter")["draft-1"]
    assert "template" in [one["rule"] for one in draft["first"]["found"]]
    assert "template" not in [one["rule"] for one in draft["last"]["found"]]


def test_the_same_text_saved_twice_is_one_version(house, cal):
    put(cal, house, "letter", do="check-1", **letter("Hello Jo"))
    version = base(house, "letter")
    sent = letter("Hello Jo") | {"letter-draft-1_checked": "yes"}

    autosave(cal, house, "letter", base=version, mutation="again", **sent)

    assert base(house, "letter") == version


def test_two_windows_keep_both_messages(house, cal):
    put(cal, house, "letter", do="check-1", **letter("From the first"))

    put(cal, house, "letter", do="assemble-1", base=0, **letter(ask="Could we walk?"))

    assert kept(house, "letter")["draft-1"]["text"] == "From the first"
    [other] = versions_of(house, submission_of(house, house.cal, "letter"))
    assert other.answers["draft-1"]["text"] == "Could we walk?"


def test_a_hand_in_without_a_text_says_so_and_keeps_the_pieces(house, cal):
    answer = put(cal, house, "letter", do="hand-in", status=200, **letter(ask="Could we talk?"))

    assert "There is no text yet." in answer.select_one(".summary").get_text()
    assert kept(house, "letter")["draft-1"]["slots"]["ask"] == "Could we talk?"


def test_a_text_that_is_too_long_is_refused_with_all_of_it_on_the_page(house, cal):
    answer = put(cal, house, "letter", status=422, **letter("a" * 4001, ask="Could we talk?"))

    assert "This has 4001 characters; 4000 fit here." in answer.get_text(" ", strip=True)
    assert len(answer.select_one(f"[name={TEXT}]").get_text().strip()) == 4001
    assert answer.select_one("[name=letter-draft-1_slots_ask]")["value"] == "Could we talk?"


@pytest.mark.parametrize(
    "button", ["check-9", "assemble-", "target-1", "order", "check-\u0661", ""]
)
def test_a_button_that_is_not_there_saves_and_breaks_nothing(house, cal, button):
    put(cal, house, "letter", do=button, **letter("Hello Jo"))

    assert kept(house, "letter")["draft-1"]["text"] == "Hello Jo"


def test_bea_reads_the_message_and_the_reasons_and_no_draft(house, cal, browser):
    told = letter("Could we talk on Friday? Cal", **PIECES) | ALOUD
    reason = {"letter-draft-1_dismissed_no-thanks": "I thank her by voice"}
    put(cal, house, "letter", do="hand-in", **told | reason)
    put(cal, house, "letter", base=base(house, "letter"), **letter("A later draft") | ALOUD)
    browser.sign_in(house.bea)

    said = browser.get(place_of(house, house.cal, "letter")).get_text(" ", strip=True)

    assert "Could we talk on Friday? Cal" in said and "I thank her by voice" in said
    assert "A later draft" not in said
    assert submission_of(house, house.cal, "letter").state is State.HANDED_IN


def test_bea_sees_what_changed_between_two_rounds(house, cal, browser):
    put(cal, house, "letter", do="hand-in", **letter("Could we talk? Cal") | ALOUD)
    again = letter("Could we talk on Friday? Cal") | ALOUD
    put(cal, house, "letter", do="hand-in", base=base(house, "letter"), **again)
    browser.sign_in(house.bea)

    page = browser.get(place_of(house, house.cal, "letter"))

    assert [one.get_text() for one in page.select("ins")] == ["talk on Friday?"]


def test_a_private_message_leaves_no_word_with_bea(house, cal, browser):
    sent = {name.replace("letter-", "diary-"): said for name, said in letter("Dear nobody").items()}
    put(cal, house, "diary", do="done", **sent | {"diary-draft-1_read_aloud": "yes"})
    assert submission_of(house, house.cal, "diary").state is State.DONE
    browser.sign_in(house.bea)

    page = browser.get(place_of(house, house.cal, "diary"))

    assert "Dear nobody" not in page.get_text() and "This exercise is private." in page.get_text()


def test_a_target_that_was_handed_in_is_offered_in_a_message(house, cal):
    put(cal, house, "point", **pointed())
    assert not page(cal, house, "letter").select("[name$=offered]")
    put(cal, house, "point", do="hand-in", base=1, **pointed())

    offered = page(cal, house, "letter").select_one("[name$=offered]")
    sent = letter(ask="Could we talk?") | {offered["name"]: offered["value"]}
    where = put(cal, house, "letter", do="target-1", **sent)

    assert where.endswith("#letter-draft-1_slots_target")
    assert kept(house, "letter")["draft-1"]["slots"]["target"] == TOLD["short"]


def test_nobody_elses_target_is_offered(house, cal, browser):
    put(cal, house, "point", do="hand-in", **pointed())
    browser.sign_in(house.dee)

    assert not page(browser, house, "letter").select("[name$=offered]")


def test_an_earlier_target_can_still_be_read(house, cal):
    put(cal, house, "point", do="hand-in", **pointed())
    put(cal, house, "point", do="hand-in", base=1, **pointed(short="I look for night work."))

    earlier = page(cal, house, "point").select(".earlier")

    assert len(earlier) == 2
    assert TOLD["short"] in earlier[1].get_text() and "night work" in earlier[0].get_text()


def test_a_target_with_too_many_words_is_kept_and_not_handed_in(house, cal):
    answer = put(cal, house, "point", do="hand-in", status=200, **pointed(short="word " * 30))

    assert "Take out 5." in answer.select_one(".summary").get_text()
    assert kept(house, "point")["short"].count("word") == 30


def test_questions_are_ticked_put_in_order_and_handed_in(house, cal, browser):
    ticked = {"list-picked": FIELD[:2], "list-own_1": "Do you like it?"}
    put(cal, house, "list", **ticked)
    numbers = {"list-places_own-1": "1", f"list-places_{FIELD[1]}": "2"}
    where = put(cal, house, "list", do="order", base=1, **ticked | numbers)
    assert where.endswith("#list-places")

    put(cal, house, "list", do="hand-in", base=2, **ticked | numbers)
    browser.sign_in(house.bea)

    said = browser.get(place_of(house, house.cal, "list"))
    lines = [line.get_text(" ", strip=True) for line in said.select(".said-lines li")]
    asks = {one["id"]: one["ask"] for one in QUESTIONS}
    assert lines[0].startswith("Do you like it? own Yes or no would answer this.")
    assert lines[1:] == [asks[FIELD[1]], asks[FIELD[0]]]


def test_too_few_questions_are_kept_and_named(house, cal):
    answer = put(cal, house, "list", do="hand-in", status=200, **{"list-picked": FIELD[0]})

    assert "You have 1 of 3." in answer.select_one(".summary").get_text()
    assert kept(house, "list")["picked"] == [FIELD[0]]
