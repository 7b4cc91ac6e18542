"""Hand in, read what came back, improve, hand in again; ask for help; one's own word."""

import pytest

from app.core.db import db
from app.models import Enrollment, Verdict
from tests.support.learning import (
    CARD,
    FORECAST,
    LESSON,
    STEPS,
    WORD,
    answer,
    open_lesson,
    put,
    submission_of,
    versions_of,
)


@pytest.fixture
def cal(house, browser):
    open_lesson(house)
    browser.sign_in(house.cal)
    return browser


def sheet(browser, house, exercise):
    return browser.get(f"{house.learn}/exercises/{exercise}")


def test_what_is_handed_in_says_so_and_says_who_reads_it(house, cal):
    where = put(cal, house, "small-steps", do="hand-in", **STEPS)

    page = cal.get(where)

    assert "Handed in." in page.select_one(".alert").get_text()
    assert "can be read by you and Bea Brandt" in page.select_one(".readers").get_text()
    assert "has not answered yet" in page.get_text()


def test_a_hand_in_that_lacks_something_is_saved_and_says_what_is_missing(house, cal):
    page = put(
        cal, house, "small-steps", do="hand-in", status=200, **{"small-steps-this-week": "Ring"}
    )

    submission = submission_of(house, house.cal, "small-steps")
    assert "Everything you wrote is saved. It is not handed in yet" in page.get_text()
    assert "Fill in at least one row." in page.select_one(".summary").get_text()
    assert submission.answers["this-week"] == "Ring"
    assert submission.handed_in_at is None
    assert page.select_one("[name=base_version]")["value"] == "1"


def test_links_of_the_summary_lead_to_their_fields(house, cal):
    page = put(cal, house, "thought-or-fact", do="hand-in", status=200)

    links = [a["href"] for a in page.select(".summary a")]

    assert len(links) == 5
    assert all(page.select(link) for link in links)


def test_feedback_is_read_and_the_work_handed_in_again(house, cal):
    put(cal, house, "small-steps", do="hand-in", **STEPS)
    answer(house, house.cal, "small-steps", "Split the fourth step.")
    page = sheet(cal, house, "small-steps")

    put(
        cal,
        house,
        "small-steps",
        do="hand-in",
        base=1,
        **STEPS | {"small-steps-half": "Look it up"},
    )

    assert "Split the fourth step." in page.select_one(".letter").get_text()
    assert "asks for another round" in page.select_one(".letter").get_text()
    assert "Hand in again" in page.select_one(".save-bar").get_text()
    rounds = [
        row.answers["half"]
        for row in versions_of(house, submission_of(house, house.cal, "small-steps"))
    ]
    assert rounds == [None, "Look it up"]


def test_earlier_versions_stay_readable(house, cal):
    put(cal, house, "small-steps", do="hand-in", **STEPS | {"small-steps-half": "The first half"})
    put(cal, house, "small-steps", do="hand-in", base=1, **STEPS | {"small-steps-half": "Another"})

    earlier = sheet(cal, house, "small-steps").select("details.earlier")

    assert len(earlier) == 2
    assert "Another" in earlier[0].get_text()
    assert "The first half" in earlier[1].get_text()


def test_an_earlier_version_can_be_used_again(house, cal):
    put(cal, house, "small-steps", do="hand-in", **STEPS | {"small-steps-half": "The first half"})
    put(cal, house, "small-steps", base=1, **STEPS | {"small-steps-half": "Another"})
    form = sheet(cal, house, "small-steps").select_one("details.earlier form")

    page = cal.get(cal.post(form["action"], form_token="again"))

    assert page.select_one("[name=small-steps-half]")["value"] == "The first half"
    assert "Another" in page.select("details.earlier")[0].get_text()


def test_a_change_after_handing_in_is_pointed_out(house, cal):
    put(cal, house, "small-steps", do="hand-in", **STEPS)
    before = sheet(cal, house, "small-steps").get_text()

    put(cal, house, "small-steps", base=1, **STEPS | {"small-steps-half": "Later"})

    words = "You changed this after handing it in. Hand it in again to send the new text."
    assert words not in before
    assert words in sheet(cal, house, "small-steps").get_text()


def test_a_save_without_a_change_is_no_change(house, cal):
    put(cal, house, "small-steps", do="hand-in", **STEPS)

    put(cal, house, "small-steps", base=1, **STEPS)

    assert "You changed this after" not in sheet(cal, house, "small-steps").get_text()


def test_what_is_accepted_stays_as_it_is(house, cal):
    sentences = {
        f"three-objections-sentence-{n}_{part}": text
        for n in (1, 2, 3)
        for part, text in {
            "own": f"Sentence {n}",
            "before": "70",
            "for": "It was so once.",
            "against": "It was not last week.",
            "friend": "Try it.",
            "fairer": f"It was so once, and not last week ({n}).",
            "after": "40",
            "act": "Write to Ana",
            "when": "2026-12-01",
        }.items()
    }
    put(cal, house, "three-objections", do="hand-in", **sentences)
    answer(house, house.cal, "three-objections", "", Verdict.ACCEPT)

    page = put(cal, house, "three-objections", status=422, base=1, **sentences | {"x": "y"})

    assert "Your counselor accepted this." in page.select_one(".summary").get_text()
    assert sheet(cal, house, "three-objections").select("form[data-autosave]") == []
    assert "Accepted" in sheet(cal, house, "three-objections").get_text()


def test_a_private_exercise_is_marked_as_done_and_read_by_nobody(house, cal):
    before = sheet(cal, house, "check-the-forecast")
    where = put(cal, house, "check-the-forecast", do="done", **FORECAST)

    submission = submission_of(house, house.cal, "check-the-forecast")

    assert "Mark as done" in before.select_one(".save-bar").get_text()
    assert "Done. Only you can read it." in cal.get(where).get_text()
    assert submission.done_at is not None
    assert versions_of(house, submission) == []


def test_nothing_private_is_in_reach_of_bea(house, cal, browsers):
    put(cal, house, "check-the-forecast", do="done", **FORECAST)
    put(cal, house, "my-setback-card", do="hand-in", **CARD)
    put(cal, house, "small-steps", **STEPS | {"small-steps-half": "only a draft"})
    bea = browsers()
    bea.sign_in(house.bea)

    bea.get(f"{house.learn}/exercises/check-the-forecast", status=404)
    bea.get(f"{house.learn}/exercises/my-setback-card", status=404)
    bea.get(f"{house.learn}/lessons/{LESSON}", status=404)


def test_handing_in_from_a_lesson_leads_back_to_the_place(house, cal):
    where = put(cal, house, "small-steps", do="hand-in", place="lesson", **STEPS)

    box = cal.get(where).select_one("#exercise-small-steps")

    assert where.endswith(f"/lessons/{LESSON}#exercise-small-steps")
    assert "Handed in" in box.select_one(".st").get_text()


def ask(browser, house, exercise="small-steps", *, status=303, **data):
    return browser.post(f"{house.learn}/exercises/{exercise}/help", status=status, **data)


def test_help_is_asked_for_with_one_line(house, cal):
    where = ask(cal, house, do="ask", line="Is mine too\nsmall?")

    submission = submission_of(house, house.cal, "small-steps")

    assert submission.help_line == "Is mine too small?"
    assert submission.asked_help_at is not None
    assert "You asked for help" in cal.get(where).get_text()


def test_an_answer_to_a_call_for_help_stands_in_the_week(house, cal):
    ask(cal, house, do="ask", line="Is mine too small?")
    answer(house, house.cal, "small-steps", "It is just right.", Verdict.COMMENT)

    page = cal.get(f"{house.learn}/")

    assert "It is just right." in page.select_one("#answered").find_parent("section").get_text()
    assert "It is just right." in sheet(cal, house, "small-steps").get_text()
    assert submission_of(house, house.cal, "small-steps").asked_help_at is None


def test_help_is_asked_for_without_a_word(house, cal):
    ask(cal, house, do="ask", line="")

    assert submission_of(house, house.cal, "small-steps").asked_help_at is not None


def test_a_call_for_help_can_be_taken_back(house, cal):
    ask(cal, house, do="ask", line="Is mine too small?")
    page = cal.get(f"{house.learn}/exercises/small-steps/help")

    ask(cal, house, do="withdraw")

    assert "I no longer need help" in page.get_text()
    assert page.select_one("[name=line]")["value"] == "Is mine too small?"
    submission = submission_of(house, house.cal, "small-steps")
    assert (submission.asked_help_at, submission.help_line) == (None, "")


@pytest.mark.parametrize(
    ("line", "says"), [("x" * 281, "Make it 280 characters or fewer."), ("a\x00b", "invisible")]
)
def test_a_line_that_does_not_fit_is_given_back(house, cal, line, says):
    page = ask(cal, house, do="ask", line=line, status=200)

    assert says in page.select_one(".summary").get_text()
    assert submission_of(house, house.cal, "small-steps") is None


def test_asking_for_help_shows_no_draft_and_says_so(house, cal):
    page = cal.get(f"{house.learn}/exercises/small-steps/help")
    private = cal.get(f"{house.learn}/exercises/check-the-forecast/help")

    assert "They do not see your draft." in page.get_text()
    assert "only you can ever read them" in private.get_text()


def word_of(house, who):
    with house.inside():
        db.session.expire_all()
        return db.session.query(Enrollment.word).filter_by(user_id=who.id).scalar()


def test_an_exercise_can_ask_for_the_own_word(house, cal):
    put(cal, house, "my-word", do="hand-in", **WORD)

    lesson = cal.get(f"{house.learn}/lessons/{LESSON}").get_text()

    assert word_of(house, house.cal) == "asking around"
    assert "If asking around feels wrong to you" in lesson


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        ({"word": "keeping in touch"}, "keeping in touch"),
        ({"word": "own", "own": " asking  around "}, "asking around"),
        ({"word": "own", "own": "\u202egnikse"}, "gnikse"),
    ],
)
def test_the_own_word_is_chosen_on_the_own_page(house, cal, sent, word):
    where = cal.post(f"{house.learn}/me", **sent)

    page = cal.get(where)

    assert word_of(house, house.cal) == word
    assert f"From now on this says “{word}”." in page.get_text()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose one of these words."),
        ({"word": "own", "own": " "}, "Write your word, or choose another one above."),
        ({"word": "own", "own": "x" * 41}, "This has 41 characters; 40 fit here."),
        ({"word": "own", "own": "a\x00b"}, "invisible character"),
        ({"word": "something else"}, "choice"),
    ],
)
def test_a_word_that_does_not_fit_is_pointed_out(house, cal, sent, says):
    page = cal.post(f"{house.learn}/me", status=200, **sent)

    assert says in page.select_one(".summary").get_text()
    assert word_of(house, house.cal) is None


def test_a_word_is_text_and_never_markup(house, cal):
    cal.post(f"{house.learn}/me", word="own", own="<b>bold</b>")

    page = cal.get(f"{house.learn}/lessons/{LESSON}")

    assert page.select(".lesson .prose b") == []
    assert "If <b>bold</b> feels wrong" in page.get_text()
