"""A script: pieces, a text, what the check says of it, and nothing lost on the way."""

import pytest
from pydantic import ValidationError

from tests.support.asking import LETTER, PIECES, POINT, TOLD
from tests.support.kinds import exercise_of, page_of, sent, words

WHOLE = {"text": "Could we talk? Thank you.", "read_aloud": "no"}


def script(**keys):
    about = {key: value for key, value in LETTER.items() if key not in {"id", "kind"}}
    return exercise_of("script", **about | keys)


def one(**pieces):
    return {"draft-1": pieces}


def settled(now, before=None, asked="", **keys):
    return script(**keys).settled(one(**now), before or {}, asked)["draft-1"]


def test_a_text_that_was_read_aloud_or_not_yet_is_complete():
    assert script().missing(one(**WHOLE)) == {}
    assert script().missing(one(**WHOLE | {"read_aloud": "yes"})) == {}


def test_what_is_missing_is_said_at_each_message():
    assert script(drafts=2).missing({"draft-1": {"text": "Hello"}}) == {
        "draft-1": "Say whether you have read it aloud. Either answer is fine.",
        "draft-2": "There is no text yet. Put the pieces together, or write it straight into the"
        " box.",
    }


def test_a_finding_never_stands_in_the_way_of_handing_in():
    assert script().missing(one(text="Give me a job [now]", read_aloud="yes")) == {}


def test_pieces_are_put_together_in_the_order_of_the_channel():
    kept = settled({"channel": "text", "slots": PIECES}, asked="assemble-1")

    assert kept["text"] == (
        "Hi Beth, I heard your talk at the library. Could we talk about how you started? 15 minutes"
        " would be plenty. Any day next week is fine. If not, one thing to read would help too."
        " Thank you for reading this. Cal"
    )


def test_put_together_again_an_untouched_text_is_made_anew():
    first = settled({"slots": {"ask": "Could we talk?"}}, asked="assemble-1")

    again = settled(
        first | {"slots": {"ask": "Could we walk?"}}, {"draft-1": first}, asked="assemble-1"
    )

    assert again["text"] == "Could we walk?"


def test_put_together_again_a_text_of_ones_own_stays_above():
    first = settled({"slots": {"ask": "Could we talk?"}}, asked="assemble-1")
    own = first | {"text": "Shall we talk, Jo?", "slots": {"ask": "Could we walk?"}}

    again = settled(own, {"draft-1": first}, asked="assemble-1")

    assert again["text"] == "Shall we talk, Jo?\n\nCould we walk?"


def test_no_pieces_leave_the_text_alone():
    assert settled({"text": "Hello"}, asked="assemble-1")["text"] == "Hello"


def test_the_first_check_is_kept_and_the_last_one_follows_the_text():
    first = settled({"text": "Dear [Name], could we talk?"}, asked="check-1")
    later = settled(
        first | {"text": "Dear Jo, could we talk? Thank you."}, {"draft-1": first}, asked="save"
    )

    assert {"rule": "template", "saw": "[Name]"} in first["first"]["found"]
    assert later["first"] == first["first"]
    assert "template" not in [found["rule"] for found in later["last"]["found"]]
    assert later["last"]["passed"] > first["last"]["passed"]


def test_a_hand_in_is_checked_even_if_nobody_asked():
    assert settled({"text": "Hello"}, asked="hand-in")["first"]["found"]
    assert "first" not in settled({"text": "Hello"}, asked="save")


def test_what_a_page_did_not_ask_for_stays_as_it_was():
    before = {"draft-1": {"slots": {"ask": "Why?"}, "dismissed": {"no-thanks": "She knows"}}}

    kept = settled({"slots": {"ask": None}, "dismissed": {"no-thanks": None}}, before)

    assert kept["slots"] == {"ask": "Why?"}
    assert kept["dismissed"] == {"no-thanks": "She knows"}


def test_a_reason_that_is_emptied_is_gone():
    before = {"draft-1": {"dismissed": {"no-thanks": "She knows"}}}

    assert settled({"dismissed": {"no-thanks": ""}}, before)["dismissed"] == {}


def test_ones_own_target_goes_into_its_piece_and_pushes_nothing_out():
    asked = {"offered": "I look for claims work."}

    empty = settled(asked | {"slots": {"target": None}}, asked="target-1")
    full = settled(asked | {"slots": {"target": "Not sure yet."}}, asked="target-1")

    assert empty["slots"]["target"] == "I look for claims work."
    assert full["slots"]["target"] == "Not sure yet. I look for claims work."
    assert "offered" not in empty


def test_buttons_lead_to_where_one_goes_on():
    assert script().lands_on("check-1") == "draft-1_check"
    assert script(drafts=2).lands_on("assemble-2") == "draft-2_text"
    assert [script().lands_on(odd) for odd in ("save", "check-", "order", "check-2")] == [""] * 4


def test_the_screen_offers_the_pieces_of_the_channel_and_keeps_the_others_at_hand(bare):
    answers = one(channel="text", slots={"offer": "A list of shops"})
    page = page_of(bare, script(), "screen", answers)
    names = [field["name"].rpartition("_slots_")[2] for field in page.select("[name*=_slots_]")]

    assert names[:3] == ["greeting", "link", "ask"]
    assert set(names) == {*PIECES, "their_work", "host_line"}
    others = page.select_one("details details")
    assert others.has_attr("open") and others.select_one("[name$=offer]")["value"] == (
        "A list of shops"
    )


def test_offered_pieces_are_all_there_are(bare):
    page = page_of(bare, script(slots=["greeting", "ask"], channels=["email"]), "screen", {})

    assert len(page.select("[name*=_slots_]")) == 2
    assert not page.select("[type=radio][name$=channel]")


def test_the_page_quotes_what_it_saw_says_why_and_gives_one_way_to_say_it(bare):
    answers = one(text="Dear [Name], could we meet for coffee?", checked="yes")

    page = page_of(bare, script(), "screen", answers)
    found = page.select(".found-one")

    said = words(found[1])
    assert said.startswith(
        "A gap that was never filled, or a greeting to nobody Mend this before you send it"
    )
    assert "It saw: [Name]" in said and "Source: 001" in said
    assert "One way to say it Dear Ms. Okafor," in said
    assert "It saw:" not in words(found[0])  # thanks are absent: nothing to quote


def test_a_text_without_findings_is_never_called_fine(bare):
    text = settled({"slots": PIECES}, asked="assemble-1")["text"]

    said = words(page_of(bare, script(), "screen", one(text=text, checked="yes")))

    assert "10 checks found nothing to change. The check looks for words. It misses things" in said
    assert not any(mark in said for mark in ("✓", "%", "score", "perfect", "great"))


def test_before_anybody_asks_nothing_is_said_of_a_text(bare):
    page = page_of(bare, script(), "screen", one(text="Dear [Name]"))

    assert "What the check found" not in words(page)


def test_a_finding_that_was_set_aside_keeps_its_reason_and_says_no_more(bare):
    answers = one(text="Hello Jo", checked="yes", dismissed={"no-thanks": "I thank her by voice"})

    page = page_of(bare, script(), "screen", answers)
    first = page.select_one(".found-one")

    assert words(first).startswith("No word of thanks Left as it is")
    assert first.select_one("input")["value"] == "I thank her by voice"


def test_a_language_without_rules_says_so(bare):
    said = words(page_of(bare, script(rules=[]), "screen", one(text="Hola", checked="yes")))

    assert "The check cannot read this language yet." in said


def test_the_page_says_how_long_the_text_is_and_may_be(bare):
    def line(channels, text):
        page = page_of(bare, script(channels=channels), "screen", one(text=text))
        return page.select_one("[data-count]").get_text()

    assert line(["text"], "one two three") == "3 of 60 words"
    assert line(["linkedin_note"], "one two") == "7 of 300 characters"


def test_ones_own_target_is_offered_where_it_is_not_there_yet(bare):
    target = exercise_of("target")
    earlier = [(target, TOLD)]

    page = page_of(bare, script(), "screen", {}, earlier=earlier)
    used = page_of(bare, script(), "screen", one(slots={"target": TOLD["short"]}), earlier=earlier)

    assert page.select_one("[name$=offered]")["value"] == TOLD["short"]
    assert not used.select("[name$=offered]")
    assert script().looks_back_at([target, script()]) == (target.id,)
    assert POINT["kind"] == target.kind


def test_enter_in_a_line_saves_and_presses_no_other_button(bare):
    page = page_of(bare, script(), "screen", {})

    assert page.select_one("button")["value"] == "save"


def test_a_reader_sees_the_text_and_what_was_left_as_it_is(bare):
    answers = one(**WHOLE, checked="yes", dismissed={"no-window": "She is free all day"})

    said = words(page_of(bare, script(), "read", answers))

    assert "The message (Email) Could we talk? Thank you. Read aloud Not yet" in said
    assert "No time named: She is free all day" in said
    assert "The pieces so far" not in said


def test_where_there_is_no_text_a_reader_sees_the_pieces(bare):
    said = words(page_of(bare, script(), "read", one(slots={"ask": "Could we talk?"})))

    assert "The pieces so far The one thing I ask: Could we talk?" in said


def test_paper_has_the_pieces_the_text_and_what_to_look_for(bare):
    blank, filled = (
        page_of(bare, script(), "paper", answers)
        for answers in (None, one(slots=PIECES, text="Hi"))
    )

    assert not blank.select(".filled")
    assert "Look through it yourself" in words(blank) and "No word of thanks" in words(blank)
    assert "Hi Beth," in words(filled) and "What I can offer" in words(filled)


def test_a_line_of_a_table_has_the_text_or_what_there_is():
    assert script().one_line(one(text="Hello  Jo")) == "Hello Jo"
    assert script().one_line(one(slots={"ask": "Why"})) == "Why."


def test_what_was_typed_comes_back_even_when_it_is_too_long(bare):
    with bare.test_request_context():
        form = sent(script(), draft__1_text="x" * 4001, draft__1_slots_minutes="a few")

    assert form.errors
    assert form.data["draft-1"]["slots"]["minutes"] == "a few"
    assert len(form.data["draft-1"]["text"]) == 4001


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"slots": ["gretting"]}, "greeting"),
        ({"channels": ["letter"]}, "email"),
        ({"channels": []}, "at least 1"),
        ({"channels": ["text", "text"]}, "names a channel twice"),
        ({"slots": ["ask", "ask"]}, "names a piece twice"),
        ({"purpose": "beg"}, "cold"),
        ({"relationship": "enemy"}, "stranger"),
        (
            {"channels": ["linkedin_note"], "slots": ["host_line"]},
            "none of `channels` has room for `host_line`",
        ),
    ],
)
def test_keys_that_make_no_message_are_refused(keys, said):
    with pytest.raises(ValidationError, match=said):
        script(**keys)


def test_only_rules_that_can_apply_are_kept_and_without_their_examples():
    kept = script(purpose="thank_you", channels=["text"]).rules

    assert {"ty-generic", "ty-no-next"} < {rule.id for rule in kept}
    assert "no-offer" not in {rule.id for rule in kept}
    assert all(not rule.finds and not rule.passes for rule in kept)
