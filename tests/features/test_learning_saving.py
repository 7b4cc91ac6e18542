"""Saving: nothing that was acknowledged is lost, whatever comes in between."""

import json

import pytest

from app.core import clock
from app.core.db import db
from app.models import Cohort, Processed, SignIn
from tests.support.learning import (
    CARD,
    LESSON,
    STEPS,
    WORD,
    autosave,
    crowd,
    notes_of,
    open_lesson,
    put,
    submission_of,
    versions_of,
)
from tests.support.statements import counted

WHO_AND_WHERE = 3
FIELD = "small-steps-this-week"


@pytest.fixture
def cal(house, browser):
    open_lesson(house)
    browser.sign_in(house.cal)
    return browser


def field_of(page, name):
    found = page.select_one(f"[name='{name}']")
    return found.get("value") if found.name == "input" else found.get_text().lstrip("\r\n")


def test_a_saved_text_stands_in_the_lesson_again(house, cal):
    where = put(cal, house, "small-steps", place="lesson", **{FIELD: "Ring Beth"})

    page = cal.get(where)

    assert where.endswith(f"/lessons/{LESSON}#exercise-small-steps")
    assert field_of(page, FIELD) == "Ring Beth"
    assert "Saved" in page.select_one("#exercise-small-steps .saved").get_text()


def test_a_draft_may_hold_what_cannot_be_read_yet(house, cal):
    put(cal, house, "three-objections", **{"three-objections-sentence-1_before": "about seventy"})

    page = cal.get(f"{house.learn}/exercises/three-objections")

    assert field_of(page, "three-objections-sentence-1_before") == "about seventy"


def test_the_script_is_told_the_new_version_and_the_time(house, cal):
    answer = autosave(cal, house, "small-steps", **{FIELD: "Ring Beth"})

    assert answer.status_code == 200
    assert answer.json["state"] == "saved"
    assert answer.json["version"] == 1
    assert answer.json["saved_at"].endswith("M")


def test_a_save_that_is_sent_twice_has_one_effect(house, cal):
    first = autosave(cal, house, "small-steps", mutation="once", **{FIELD: "Ring Beth"})
    again = autosave(cal, house, "small-steps", mutation="once", **{FIELD: "Ring Beth"})

    assert again.json == first.json
    assert submission_of(house, house.cal, "small-steps").version == 1


def test_two_tabs_keep_both_texts(house, cal):
    autosave(cal, house, "small-steps", mutation="a", **{FIELD: "From the first tab"})

    late = autosave(cal, house, "small-steps", mutation="b", **{FIELD: "From the second tab"})

    submission = submission_of(house, house.cal, "small-steps")
    assert late.json["state"] == "conflict"
    assert submission.answers["this-week"] == "From the first tab"
    (kept,) = versions_of(house, submission)
    assert kept.public_id == late.json["kept"]
    assert kept.answers["this-week"] == "From the second tab"


def test_a_conflict_shows_both_texts_and_either_can_be_used(house, cal):
    autosave(cal, house, "small-steps", mutation="a", **{FIELD: "From the first tab"})
    late = autosave(cal, house, "small-steps", mutation="b", **{FIELD: "From the second tab"})
    page = cal.get(late.json["url"])
    both = page.select_one(".both-texts")
    action = both.select("form")[-1]["action"]

    where = cal.post(action, form_token="use")

    assert "From the first tab" in both.get_text()
    assert "From the second tab" in both.get_text()
    after = cal.get(where)
    assert field_of(after, FIELD) == "From the second tab"
    assert after.select(".both-texts") == []
    assert "From the first tab" in after.select_one("#earlier").find_parent("section").get_text()


def test_the_newer_text_of_a_conflict_can_be_kept(house, cal):
    autosave(cal, house, "check-the-forecast", mutation="a", **{"check-the-forecast-act": "First"})
    late = autosave(
        cal, house, "check-the-forecast", mutation="b", **{"check-the-forecast-act": "B"}
    )
    form = cal.get(late.json["url"]).select_one(".both-texts form")

    page = cal.get(cal.post(form["action"], do="put-aside"))

    assert "Keep this text" in form.get_text()
    assert field_of(page, "check-the-forecast-act") == "First"
    assert page.select(".both-texts") == []
    assert "Put aside" in page.select_one("#earlier").find_parent("section").get_text()


def test_two_tabs_without_a_script_keep_both_texts_too(house, cal):
    put(cal, house, "small-steps", **{FIELD: "From the first tab"})

    where = put(cal, house, "small-steps", do="hand-in", base=0, **STEPS | {FIELD: "Second"})

    page = cal.get(where)
    assert "both are kept" in page.get_text()
    assert {"From the first tab", "Second"} <= set(page.select_one(".both-texts").stripped_strings)
    assert submission_of(house, house.cal, "small-steps").handed_in_at is None


def test_the_same_text_twice_is_no_conflict(house, cal):
    put(cal, house, "small-steps", **{FIELD: "Ring Beth"})
    put(cal, house, "small-steps", base=0, **{FIELD: "Ring Beth"})

    submission = submission_of(house, house.cal, "small-steps")

    assert submission.version == 1
    assert versions_of(house, submission) == []


def test_a_button_after_an_answer_that_got_lost_is_no_conflict(house, cal):
    autosave(cal, house, "small-steps", mutation="lost", **{FIELD: "Ring"})

    put(cal, house, "small-steps", base=0, after="lost", **{FIELD: "Ring Beth"})

    submission = submission_of(house, house.cal, "small-steps")
    assert submission.answers["this-week"] == "Ring Beth"
    assert versions_of(house, submission) == []


def test_private_words_of_two_tabs_are_both_kept(house, cal):
    put(cal, house, "my-setback-card", **CARD)

    put(cal, house, "my-setback-card", base=0, **CARD | {"my-setback-card-raw": "And with Jo."})

    assert notes_of(house, house.cal)["raw"] == "I am so angry with Ray.\n\nAnd with Jo."


def test_private_words_are_in_no_submission_and_no_version(house, cal):
    put(cal, house, "my-setback-card", do="hand-in", **CARD)

    submission = submission_of(house, house.cal, "my-setback-card")

    kept = [submission.answers, *(row.answers for row in versions_of(house, submission))]
    assert len(kept) == 2
    assert "angry" not in json.dumps(kept)
    assert notes_of(house, house.cal) == {"raw": "I am so angry with Ray."}


def test_private_words_come_back_to_their_owner_and_can_be_emptied(house, cal):
    put(cal, house, "my-setback-card", **CARD)
    page = cal.get(f"{house.learn}/lessons/{LESSON}")

    put(cal, house, "my-setback-card", base=1, **CARD | {"my-setback-card-raw": ""})

    assert field_of(page, "my-setback-card-raw") == "I am so angry with Ray."
    assert notes_of(house, house.cal) == {}


def test_a_sign_in_that_ran_out_while_writing_loses_nothing(house, cal):
    db.session.query(SignIn).update({"ends_at": clock.now()})
    db.session.commit()
    again = put(cal, house, "small-steps", status=200, place="exercise", **{FIELD: "Ring “Beth”"})
    form = again.select_one("form")
    hidden = {tag["name"]: tag["value"] for tag in form.select("input[type=hidden]")}

    page = cal.post(
        form["action"],
        status=200,
        kept=hidden["kept"],
        email=house.cal.address,
        password="a walk along the harbor",
    )

    assert again.h1.get_text() == "Sign in again"
    assert "Ring “Beth”" in page.get_text()
    send = page.select_one("main form")
    fields = {tag["name"]: tag["value"] for tag in send.select("input[type=hidden]")}
    assert cal.post(send["action"], **fields).endswith("/exercises/small-steps")
    assert submission_of(house, house.cal, "small-steps").answers["this-week"] == "Ring “Beth”"


def test_a_script_without_a_sign_in_is_told_so(house, cal):
    db.session.query(SignIn).update({"ends_at": clock.now()})
    db.session.commit()

    answer = autosave(cal, house, "small-steps", **{FIELD: "Ring Beth"})

    assert answer.status_code == 401
    assert answer.json["error"] == "signed-out"
    assert cal.fetch("/fresh-token", headers={"Accept": "application/json"}).status_code == 401


def test_a_page_that_outlived_its_sign_in_gets_a_fresh_token(house, cal):
    answer = cal.fetch("/fresh-token", headers={"Accept": "application/json"})

    assert answer.status_code == 200
    assert len(answer.text) > 20


LONG = "x" * 20_001


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        (FIELD, "y" * 201, "This has 201 characters; 200 fit here."),
        (FIELD, "Ring\x00Beth", "There is an invisible character here that cannot be kept."),
        ("small-steps-steps_1_step", LONG, "characters; 300 fit here."),
        ("small-steps-steps_1_step", "a\x00b", "There is an invisible character"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_text_still_there(house, cal, name, value, says):
    page = put(cal, house, "small-steps", status=422, **STEPS | {name: value})

    assert says in page.select_one(".summary").get_text()
    assert page.select_one(f"[name='{name}']")["value"] == value.replace("\x00", "\ufffd")
    assert submission_of(house, house.cal, "small-steps") is None


def test_what_cannot_be_kept_is_refused_to_the_script_too(house, cal):
    answer = autosave(cal, house, "small-steps", **{FIELD: "Ring\x00Beth"})

    assert answer.status_code == 422
    assert answer.json["state"] == "invalid"
    assert "invisible character" in str(answer.json["errors"])


@pytest.mark.parametrize(
    "text",
    [
        "Ring \u202eBeth\u202c \u2066x\u2069",
        "e\u0301tude",
        "林怡君 🙂",
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "'; DROP TABLE",
    ],
)
def test_any_text_that_can_be_kept_comes_back(house, cal, text):
    put(cal, house, "small-steps", **{FIELD: text})

    page = cal.get(f"{house.learn}/exercises/small-steps")

    assert field_of(page, FIELD) == text.replace("e\u0301", "\xe9")


def test_half_a_character_on_the_wire_breaks_nothing(house, cal):
    body = b"do=save&base_version=0&small-steps-this-week=%ED%A0%80Ring"
    url = f"{house.learn}/exercises/small-steps"

    answer = cal.fetch(url, "POST", data=body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code in {303, 422}


@pytest.mark.parametrize("base", ["", "-1", "1.5", "x", "9" * 400, "٣"])
def test_a_base_version_that_is_nonsense_overwrites_nothing(house, cal, base):
    put(cal, house, "small-steps", **{FIELD: "Ring Beth"})

    put(cal, house, "small-steps", base=base, **{FIELD: "Other"})

    submission = submission_of(house, house.cal, "small-steps")
    assert submission.answers["this-week"] == "Ring Beth"
    assert [row.answers["this-week"] for row in versions_of(house, submission)] == ["Other"]


def test_unknown_names_are_not_kept(house, cal):
    put(
        cal,
        house,
        "small-steps",
        **{FIELD: "Ring Beth", "small-steps-state": "done", "version": "9"},
    )

    assert set(submission_of(house, house.cal, "small-steps").answers) == {
        "steps",
        "this-week",
        "when-and-where",
        "half",
    }


def test_a_form_that_is_sent_twice_has_one_effect(house, cal):
    first = put(cal, house, "small-steps", do="hand-in", form_token="one", **STEPS)
    again = put(cal, house, "small-steps", do="hand-in", form_token="one", **STEPS)

    submission = submission_of(house, house.cal, "small-steps")

    assert first == again
    assert (submission.round, submission.version) == (1, 1)
    assert db.session.query(Processed).count() == 1


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}]
)
def test_another_site_cannot_write(house, cal, headers):
    put(cal, house, "small-steps", status=403, headers=headers, **{FIELD: "Ring Beth"})

    assert submission_of(house, house.cal, "small-steps") is None


def test_ten_megabytes_are_refused_on_a_page_of_ours(house, cal):
    page = put(cal, house, "small-steps", status=413, **{FIELD: "x" * 10_000_000})

    assert "too large" in page.h1.get_text()


def test_more_text_than_an_exercise_holds_is_refused_kindly(house, cal, monkeypatch):
    monkeypatch.setattr("app.learning.worksheets.sheets.MOST", 100)

    page = put(cal, house, "small-steps", status=422, **STEPS | {FIELD: "y" * 150})

    assert "more text than one exercise can hold" in page.select_one(".summary").get_text()
    assert page.select_one(f"[name='{FIELD}']")["value"] == "y" * 150


def test_an_exercise_that_is_not_there_is_a_404(house, cal):
    put(cal, house, "no-such-exercise", status=404, **WORD)
    cal.get(f"{house.learn}/exercises/no-such-exercise", status=404)
    cal.get(f"{house.learn}/lessons/no-such-lesson", status=404)


def test_a_closed_cohort_takes_no_more_text_and_gives_it_back(house, cal):
    with house.inside():
        db.session.query(Cohort).filter_by(id=house.spring.id).update({"closed_at": clock.now()})
        db.session.commit()

    page = put(cal, house, "small-steps", status=422, **{FIELD: "Ring Beth"})

    assert "This cohort has closed" in page.get_text()
    assert "Ring Beth" in page.get_text()


def test_nobody_else_can_write_into_a_participants_work(house, browsers):
    open_lesson(house)
    for who in (house.bea, house.ada, house.eli, house.fay, house.gus):
        browser = browsers()
        browser.sign_in(who)

        put(browser, house, "small-steps", status=404, **{FIELD: "Not mine"})

    assert submission_of(house, house.cal, "small-steps") is None


def test_dee_does_not_see_what_cal_wrote(house, cal, browsers):
    put(cal, house, "small-steps", **{FIELD: "Ring Beth"})
    dee = browsers()
    dee.sign_in(house.dee)

    page = dee.get(f"{house.learn}/lessons/{LESSON}")

    assert "Ring Beth" not in str(page)


@pytest.mark.parametrize("more", [0, 20])
def test_a_save_asks_five_things_at_most(house, cal, more):
    crowd(house, more)
    autosave(cal, house, "small-steps", mutation="a", **{FIELD: "Ring"})

    with counted() as asked:
        answer = autosave(cal, house, "small-steps", base=1, mutation="b", **{FIELD: "Ring Beth"})

    assert answer.json["version"] == 2
    assert len(asked) <= 5 + WHO_AND_WHERE, asked


@pytest.mark.parametrize("more", [0, 20])
def test_a_hand_in_asks_nine_things_at_most(house, cal, more):
    crowd(house, more)
    put(cal, house, "small-steps", **STEPS)

    with counted() as asked:
        put(cal, house, "small-steps", do="hand-in", base=1, form_token="t", **STEPS)

    assert submission_of(house, house.cal, "small-steps").round == 1
    assert len(asked) <= 9 + WHO_AND_WHERE, asked
