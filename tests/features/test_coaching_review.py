"""Reading what was handed in, and answering it."""

import pytest

from app.core.db import db
from app.models import AuditEvent, Message, Reason, State, Verdict
from app.submissions import service
from tests.support.coaching import (
    CARD,
    DRAFT_WORDS,
    FORECAST,
    GOOD,
    OBJECTIONS,
    PRIVATE_WORDS,
    SENTENCE,
    STEPS,
    WORD,
    asks_for_help,
    feedback_on,
    hands_in,
    is_answered,
    place_of,
    saves,
    versions,
)
from tests.support.learning import submission_of
from tests.support.statements import counted


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def fairer(words):
    """The answers with another fairer sentence in the first place."""
    return GOOD[OBJECTIONS] | {"sentence-1": SENTENCE | {"fairer": words}}


def sends(browser, where, text="", verdict="accept", read="1", **more):
    return browser.post(f"{where}/answer", text=text, verdict=verdict, round=read, **more)


def test_what_was_handed_in_stands_beside_the_form(house, bea):
    hands_in(house, house.cal, OBJECTIONS)

    page = bea.get(place_of(house, house.cal, OBJECTIONS))

    assert page.h1.get_text() == "Cal Castellanos: Take three sentences apart"
    assert SENTENCE["fairer"] in page.main.get_text()
    assert page.select_one("label[for=text]").get_text(strip=True).startswith("To Cal")
    buttons = [button["value"] for button in page.select("button[name=verdict]")]
    assert buttons == ["accept", "return"]


def test_a_draft_on_top_of_it_is_not_shown(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    saves(house, house.cal, OBJECTIONS, fairer(DRAFT_WORDS))

    page = bea.get(place_of(house, house.cal, OBJECTIONS))

    assert SENTENCE["fairer"] in page.get_text() and DRAFT_WORDS not in page.get_text()


def test_work_not_handed_in_has_no_words_and_nothing_to_answer(house, bea):
    saves(house, house.cal, STEPS, GOOD[STEPS] | {"half": DRAFT_WORDS})

    page = bea.get(place_of(house, house.cal, STEPS))

    assert "Nothing has been handed in here yet." in page.get_text()
    assert DRAFT_WORDS not in page.get_text() and not page.select("main form")


@pytest.mark.parametrize("done", [False, True])
def test_private_work_says_that_it_is_private_and_whether_it_is_done(house, bea, done):
    (hands_in if done else saves)(house, house.cal, FORECAST)

    page = bea.get(place_of(house, house.cal, FORECAST))

    text = page.main.get_text(" ", strip=True)
    assert "This exercise is private." in text
    assert ("Cal says it is done." in text) is done
    assert PRIVATE_WORDS not in text and not page.select("main form")


def test_a_private_field_stays_out_of_work_that_is_read(house, bea):
    hands_in(house, house.cal, CARD)

    page = bea.get(place_of(house, house.cal, CARD))

    assert "I will call Beth" in page.get_text() and PRIVATE_WORDS not in page.get_text()


def test_reading_leaves_a_trace_and_looking_at_nothing_leaves_none(house, bea):
    name = hands_in(house, house.cal, OBJECTIONS)
    saves(house, house.cal, STEPS)

    bea.get(place_of(house, house.cal, OBJECTIONS))
    bea.get(place_of(house, house.cal, STEPS))

    with house.inside():
        traces = db.session.query(AuditEvent).filter(AuditEvent.event.endswith(":read")).all()
    assert [(row.event, row.thing, row.user_id) for row in traces] == [
        ("counselor:submission:read", name, house.bea.id)
    ]


def test_two_rounds_stand_side_by_side_with_what_changed(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS)
    hands_in(house, house.cal, OBJECTIONS, fairer("I cannot offer a job, and I can listen."))

    page = bea.get(place_of(house, house.cal, OBJECTIONS))

    changed = page.select_one(".compare")
    assert "Sentence 1: A fairer sentence" in changed.get_text(" ", strip=True)
    assert [word.get_text() for word in changed.select("ins, del")] == ["and", "only"]
    assert len(changed.select("tr.q-row")) == 1
    assert "You returned it" in page.select_one(".timeline").get_text()


def test_returning_sends_it_back_with_words(house, bea):
    hands_in(house, house.cal, OBJECTIONS)

    target = sends(bea, place_of(house, house.cal, OBJECTIONS), "Try it without only.", "return")

    row = submission_of(house, house.cal, OBJECTIONS)
    assert row.state is State.RETURNED and row.waiting_since is None
    assert feedback_on(house, house.cal, OBJECTIONS)[0].text == "Try it without only."
    assert "Your answer has gone to Cal Castellanos." in bea.get(target).get_text()


def test_accepting_needs_no_words(house, bea):
    hands_in(house, house.cal, OBJECTIONS)

    sends(bea, place_of(house, house.cal, OBJECTIONS))

    row = submission_of(house, house.cal, OBJECTIONS)
    assert row.state is State.DONE and row.done_at is not None


def test_a_return_without_words_is_asked_for_them(house, bea):
    hands_in(house, house.cal, OBJECTIONS)

    page = sends(bea, place_of(house, house.cal, OBJECTIONS), "  ", "return", status=200)

    assert "Write a sentence or two first." in page.select_one(".summary").get_text()
    assert submission_of(house, house.cal, OBJECTIONS).state is State.HANDED_IN


def test_work_that_wants_feedback_is_not_finished_without_any(house, bea):
    hands_in(house, house.cal, STEPS)
    where = place_of(house, house.cal, STEPS)

    assert bea.get(where).select_one("button[name=verdict]").get_text() == "Send and finish"
    sends(bea, where, "", status=200)
    sends(bea, where, "The porter is a good first.")

    assert submission_of(house, house.cal, STEPS).state is State.DONE


def test_a_text_that_came_while_one_was_reading_is_not_answered_unread(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    hands_in(house, house.cal, OBJECTIONS, fairer("A newer one."))

    page = sends(bea, place_of(house, house.cal, OBJECTIONS), "My long answer", status=200)

    assert "A newer text has come in" in page.select_one(".summary").get_text()
    assert page.select_one("textarea").get_text(strip=True) == "My long answer"
    assert page.select_one("input[name=round]")["value"] == "2"
    assert submission_of(house, house.cal, OBJECTIONS).state is State.AGAIN


@pytest.mark.parametrize("verdict", ["", "no-such", "comment"])
def test_a_decision_that_is_none_loses_nothing(house, bea, verdict):
    hands_in(house, house.cal, OBJECTIONS)

    page = bea.post(
        f"{place_of(house, house.cal, OBJECTIONS)}/answer",
        text="My answer",
        verdict=verdict,
        round="1",
        status=200 if verdict != "comment" else 303,
    )

    assert submission_of(house, house.cal, OBJECTIONS).state is State.HANDED_IN
    if verdict != "comment":
        assert "Choose what happens" in page.select_one(".summary").get_text()
        assert page.select_one("textarea").get_text(strip=True) == "My answer"


def test_a_call_for_help_on_a_draft_is_answered_and_decides_nothing(house, bea):
    saves(house, house.cal, STEPS, GOOD[STEPS] | {"half": DRAFT_WORDS})
    asks_for_help(house, house.cal, STEPS)
    where = place_of(house, house.cal, STEPS)

    page = bea.get(where)
    assert "I am stuck at the second one" in page.get_text()
    assert DRAFT_WORDS not in page.get_text()
    sends(bea, where, "Begin with the half.", "comment", read="0")

    row = submission_of(house, house.cal, STEPS)
    assert row.state is State.DRAFT and row.asked_help_at is None


def test_after_an_answer_comes_whoever_waits_next(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    hands_in(house, house.dee, OBJECTIONS)

    target = sends(bea, place_of(house, house.cal, OBJECTIONS))
    assert target == place_of(house, house.dee, OBJECTIONS)

    assert sends(bea, target) == "/c/harbor/reviews"


def test_next_and_previous_go_along_the_queue(house, bea):
    for who, exercise in ((house.cal, OBJECTIONS), (house.dee, OBJECTIONS), (house.cal, STEPS)):
        hands_in(house, who, exercise)

    page = bea.get(place_of(house, house.dee, OBJECTIONS))

    assert "2 of 3 waiting" in page.select_one(".desk-head").get_text(" ", strip=True)
    assert page.select_one("a[rel=prev]")["href"] == place_of(house, house.cal, OBJECTIONS)
    assert page.select_one("a[rel=next]")["href"] == place_of(house, house.cal, STEPS)


def test_an_answer_sent_twice_is_one_answer(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    where = place_of(house, house.cal, OBJECTIONS)
    form = {"text": "Once.", "verdict": "return", "round": "1", "form_token": "t" * 22}

    answers = [bea.fetch(f"{where}/answer", "POST", data=form) for _ in range(2)]

    assert len({answer.location for answer in answers}) == 1
    assert len(feedback_on(house, house.cal, OBJECTIONS)) == 1


def test_an_answer_puts_one_mail_in_the_outbox_without_its_words(house, bea):
    hands_in(house, house.cal, OBJECTIONS)

    sends(bea, place_of(house, house.cal, OBJECTIONS), "Very much yours.")

    mail = db.session.query(Message).one()
    assert mail.job == "mail_answer" and "yours" not in str(mail.payload)


def test_ada_may_see_the_person_and_not_the_words(house, browser):
    hands_in(house, house.cal, OBJECTIONS)
    where = place_of(house, house.cal, OBJECTIONS)
    browser.sign_in(house.ada)

    browser.get(place_of(house, house.cal))
    browser.get(where, status=403)
    browser.post(f"{where}/answer", text="x", verdict="accept", round="1", status=403)

    assert submission_of(house, house.cal, OBJECTIONS).state is State.HANDED_IN


def test_who_does_not_counsel_spring_finds_no_work_there(house, browsers):
    hands_in(house, house.cal, OBJECTIONS)
    where = place_of(house, house.cal, OBJECTIONS)

    for who in (house.eli, house.fay, house.gus, house.cal, house.dee):
        person = browsers()
        person.sign_in(who)
        person.get(where, status=404)
        person.post(f"{where}/answer", text="x", verdict="accept", round="1", status=404)

    assert feedback_on(house, house.cal, OBJECTIONS) == []


def test_an_exercise_that_is_not_there_and_work_not_begun(house, bea):
    bea.get(place_of(house, house.cal, "no-such"), status=404)
    bea.get(place_of(house, house.cal, WORD))
    bea.post(f"{place_of(house, house.cal, WORD)}/answer", verdict="accept", status=404)


def test_work_of_somebody_in_another_cohort_is_not_found_through_mine(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    other = place_of(house, house.cal, OBJECTIONS).replace(
        house.spring.public_id, house.autumn.public_id
    )

    bea.get(other, status=404)


@pytest.mark.parametrize("rounds", [1, 6])
def test_the_desk_asks_no_more_with_more_rounds(house, bea, rounds):
    for number in range(rounds):
        hands_in(house, house.cal, OBJECTIONS, fairer(f"Round {number}"))
        if number + 1 < rounds:
            is_answered(house, house.cal, OBJECTIONS)
    where = place_of(house, house.cal, OBJECTIONS)
    bea.get(where)

    with counted() as statements:
        bea.get(where)

    reading = [text for text in statements if not text.startswith("INSERT INTO audit")]
    assert len(reading) <= 4 + 4, statements


def test_colleagues_see_who_answered(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS, Verdict.ACCEPT, "Good.")
    with house.inside():
        feedback_on(house, house.cal, OBJECTIONS)[0].staff_id = house.staff(house.eli).id
        db.session.commit()

    page = bea.get(place_of(house, house.cal, OBJECTIONS))

    assert "Bea Brandt accepted it" in page.select_one(".timeline").get_text()
    assert "You have nothing to answer here now." in page.get_text()


def test_a_text_kept_from_a_conflict_is_its_owners_alone(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    saves(house, house.cal, OBJECTIONS, fairer(DRAFT_WORDS), base=0)

    page = bea.get(place_of(house, house.cal, OBJECTIONS))

    assert DRAFT_WORDS in str([row.answers for row in versions(house, house.cal, OBJECTIONS)])
    assert DRAFT_WORDS not in page.get_text() and not page.select(".former, .compare")


def test_work_that_became_private_is_read_no_more(house, bea):
    """A later revision may keep private what an earlier one let a counselor read."""
    hands_in(house, house.cal, FORECAST)
    row = submission_of(house, house.cal, FORECAST)
    with house.inside():
        service.keep(row, answers=GOOD[FORECAST], reason=Reason.HAND_IN)
        db.session.commit()

    page = bea.get(place_of(house, house.cal, FORECAST))

    assert PRIVATE_WORDS not in page.get_text() and not page.select(".timeline")
    assert db.session.query(AuditEvent).filter(AuditEvent.event.endswith(":read")).count() == 0
