"""The ask check: each rule finds its examples and passes by others; what it cannot do is said."""

import re
import time

import pytest
from pydantic import ValidationError

from app.curriculum.asks.check import Ask, Checked, applies, check
from app.curriculum.asks.rules import ScriptRule
from app.curriculum.asks.slots import ORDER, assemble, slots_of
from app.curriculum.asks.wording import compiled, find, find_meant
from app.curriculum.closed import Channel, Purpose, Relationship, Slot
from app.curriculum.library import ROOT
from app.curriculum.shelf import read_shelf

SHELF = read_shelf(ROOT / "banks", "banks")
RULES = SHELF.entries("script-rules")
NAMES = [
    *("no-thanks", "no-ask", "no-time-bound", "no-window", "no-host", "no-offer"),
    *("no-connection", "no-target", "too-long", "too-thin", "template"),
    *("ty-generic", "ty-no-next"),
]
GOOD = """Dear Ms. Okafor,

Beth Ruiz, who shared an office with you, suggested I write to you. I am moving from retail into \
claims work, and your article on storm claims is the reason.

Could I ask you how people get started? 15 minutes by phone would be plenty, any afternoon next \
week. If this month is full, one thing to read would help as much.

I am happy to tell you how customers see the new form. Thank you for reading this.

Ana Cruz, 555-0134"""


def found_by(name, text, **about):
    found = check([RULES[name]], Ask(text, **about))
    return [one.rule.id for one in found.findings]


def words(count):
    return " ".join(["word"] * count)


def examples(which):
    return [(name, one) for name, rule in RULES.items() for one in getattr(rule, which)]


def test_every_rule_of_the_design_is_there_and_the_bank_has_no_mistake():
    assert SHELF.mistakes == []
    assert list(RULES) == NAMES


@pytest.mark.parametrize(("name", "example"), examples("finds"))
def test_a_rule_finds_its_example(name, example):
    assert [one.rule.id for one in check([RULES[name]], Ask.of(example)).findings] == [name]


@pytest.mark.parametrize(("name", "example"), examples("passes"))
def test_a_rule_passes_by_its_counterexample(name, example):
    assert check([RULES[name]], Ask.of(example)).findings == ()


def test_every_rule_shows_an_example_of_both_but_the_one_that_counts_words():
    bare = [name for name, rule in RULES.items() if not rule.finds or not rule.passes]

    assert bare == ["too-long"]


@pytest.mark.parametrize(
    ("about", "most"),
    [
        ({}, 150),
        ({"purpose": Purpose.THANK_YOU}, 160),
        ({"channel": Channel.LINKEDIN_MESSAGE}, 120),
        ({"channel": Channel.PHONE}, 110),
        ({"channel": Channel.IN_PERSON}, 80),
        ({"channel": Channel.VOICEMAIL}, 75),
        ({"channel": Channel.TEXT}, 60),
        ({"channel": Channel.TEXT, "purpose": Purpose.THANK_YOU}, 60),
    ],
)
def test_a_channel_has_room_for_so_many_words_and_not_for_one_more(about, most):
    assert found_by("too-long", words(most), **about) == []
    assert found_by("too-long", words(most + 1), **about) == ["too-long"]


def test_a_note_has_room_for_300_characters():
    about = {"channel": Channel.LINKEDIN_NOTE}

    assert found_by("too-long", "x" * 300, **about) == []
    finding = check([RULES["too-long"]], Ask("x" * 301, **about)).findings[0]
    assert finding.count == "301 characters; 300 fit here"


def test_a_short_text_is_thin_by_mail_only():
    assert found_by("too-thin", words(19)) == ["too-thin"]
    assert found_by("too-thin", words(20)) == []
    assert found_by("too-thin", words(5), channel=Channel.TEXT) == []


def test_a_good_message_has_no_finding_and_the_page_can_say_how_many_looked():
    result = check(RULES.values(), Ask(GOOD, relationship=Relationship.REFERRED))

    assert result == Checked((), 10)


def test_a_bad_one_hears_the_gravest_first():
    result = check(RULES.values(), Ask("Hi [Name], can we have coffee?"))

    assert [one.rule.severity for one in result.findings][:2] == ["stop", "stop"]
    assert {one.rule.id for one in result.findings} == {
        *("no-thanks", "template", "no-time-bound", "no-window", "no-host", "no-offer"),
        *("no-connection", "no-target", "too-thin"),
    }


def test_a_finding_quotes_the_words_as_they_stand():
    host = check([RULES["no-host"]], Ask("Could we meet for  COFFEE one day?")).findings[0]
    blank = check([RULES["template"]], Ask("Dear [first name], hello")).findings[0]

    assert (host.saw, blank.saw) == ("COFFEE", "[first name]")


def test_a_piece_is_believed_before_the_text_is_guessed_at():
    said = "You made a hard week lighter for me."
    about = {"purpose": Purpose.COLD}

    assert found_by("no-thanks", said, **about) == ["no-thanks"]
    assert found_by("no-thanks", said, slots={Slot.THANKS: said}, **about) == []


def test_a_piece_that_was_cut_from_the_text_is_not_believed():
    pieces = {Slot.THANKS: "You made a hard week lighter for me."}

    assert found_by("no-thanks", "Could we talk on Friday?", slots=pieces) == ["no-thanks"]


def test_a_number_of_minutes_counts_while_it_stands_in_the_text():
    ask = "Could we talk? A short 20 would do."

    assert found_by("no-time-bound", ask, slots={Slot.MINUTES: "20"}) == []
    assert found_by("no-time-bound", ask, slots={Slot.MINUTES: "30"}) == ["no-time-bound"]


def test_who_does_not_invite_need_not_host_and_who_asks_no_time_names_none():
    text = "Which two certificates does your team look for? Thank you."

    assert not applies(RULES["no-host"], Ask(text))
    assert not applies(RULES["no-time-bound"], Ask(text))


def test_an_invitation_that_is_ruled_out_is_none():
    assert found_by("no-host", "We do not have to meet for coffee.") == []
    assert found_by("no-host", "If not, we could meet for coffee.") == ["no-host"]


def test_curly_quotes_and_capitals_make_no_difference():
    assert found_by("no-host", "Coffee on Friday? I\u2019D LIKE to buy you one.") == []


def test_an_empty_text_is_not_judged():
    assert check(RULES.values(), Ask("  \n ")) == Checked((), 0)


# The two limits that no rule of words gets over. They are here so that nobody promises more, and so
# that a change which moves them is seen.


def test_thanks_in_words_that_no_list_has_are_missed():
    assert found_by("no-thanks", "Could we talk on Friday? I owe you a pie.") == ["no-thanks"]


def test_words_that_look_right_pass_whatever_they_mean():
    assert found_by("no-thanks", "Thanks to you I lost a whole year. Could we talk?") == []


PHRASE_FAULTS = [
    ("(a+)+$", "`(a+)+$` cannot stand in a phrase"),
    (".*", "`.*` cannot stand in a phrase"),
    ("thank|", "`thank|` cannot stand in a phrase"),
    ("a ... b ... c ... d", "could match in too many ways"),
    ("a b? c? d? e? f?", "could match in too many ways"),
    ("... you", "begins or ends with `...`"),
    ("you? are", "begins with a word that may be left out"),
    ("|".join("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq"), "has more than 40 words"),
    (" ".join("abcdefghijklm"), "1 to 12 words"),
]


def a_rule(phrase):
    return {
        **dict.fromkeys(("says", "why", "source", "rewrite"), "A"),
        "id": "r",
        "severity": "fix",
        "find": {"seen": [phrase]},
    }


@pytest.mark.parametrize(("phrase", "said"), PHRASE_FAULTS)
def test_a_phrase_that_could_take_long_is_refused(phrase, said):
    with pytest.raises(ValidationError, match=re.escape(said)):
        ScriptRule.model_validate(a_rule(phrase))


def test_a_refused_phrase_is_named_with_its_file_and_line(tmp_path):
    bank = (ROOT / "banks" / "script-rules.en.yaml").read_text()
    bank = bank.replace("- my treat|invitation\n", "- (my+)+treat\n")
    (tmp_path / "script-rules.en.yaml").write_text(bank)

    found = read_shelf(tmp_path, "banks").mistakes

    line = bank.count("\n", 0, bank.index("(my+)+treat")) + 1
    assert [(one.path, one.line) for one in found] == [("banks/script-rules.en.yaml", line)]
    assert found[0].message.startswith("`(my+)+treat` cannot stand in a phrase")


@pytest.mark.parametrize(
    "find",
    [
        {},
        {"absent": "thanks"},
        {"words": ["thanks"]},
        {"longer": {"letter": "5 words"}},
        {"longer": {"email": "many"}},
        {"longer": {"email/party": "5 words"}},
    ],
)
def test_a_rule_that_could_find_nothing_is_refused(find):
    with pytest.raises(ValidationError):
        ScriptRule.model_validate(a_rule("x") | {"find": find})


@pytest.mark.parametrize(
    "unit", ["thank you ", "a, b; c: d ", "could we meet for coffee ", "[[[[", "x" * 50]
)
def test_no_text_takes_the_check_long(unit):
    text = unit * (4000 // len(unit))
    started = time.process_time()

    check(RULES.values(), Ask(text))

    assert time.process_time() - started < 1


def test_the_widest_phrase_an_author_can_write_stays_quick():
    phrase = "a|b* ... a|b* ... a|b* a? b? a? b? a* c"
    started = time.process_time()

    find_meant([phrase], "a b " * 1000)

    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("phrase", "text", "saw"),
    [
        ("thank|thanks", "Many Thanks, Jo", "Thanks"),
        ("thank", "thankless", None),
        ("appreciat*", "I appreciated it", "appreciated"),
        ("# minutes", "for 15 minutes", "15 minutes"),
        ("quarter of an? hour", "a quarter of hour", "quarter of hour"),
        ("you ... told", "you and then Bea told me", "you and then Bea told"),
        ("you ... told", "you did. Bea told me", None),
        ("you ... told", "you a b c d e f told me", None),
        ("on me", "on, me", "on, me"),
    ],
)
def test_a_phrase_means_what_its_author_reads(phrase, text, saw):
    seen = find([phrase], text)

    assert (seen.words if seen else None) == saw


def test_a_compiled_phrase_is_kept():
    assert compiled("thank you") is compiled("thank you")


def test_every_channel_and_purpose_has_pieces_to_put_together():
    for channel in Channel:
        for purpose in Purpose:
            assert slots_of(channel, purpose)[0] is Slot.GREETING
        assert set(ORDER[channel]) <= set(Slot)


def test_a_thank_you_begins_with_thanks_and_says_what_came_of_it():
    assert slots_of(Channel.TEXT, Purpose.THANK_YOU) == (
        *(Slot.GREETING, Slot.THANKS, Slot.ADVICE, Slot.NEXT, Slot.SIGN_OFF),
    )


def test_offered_pieces_come_in_the_order_of_the_channel():
    offered = (Slot.THANKS, Slot.ASK, Slot.GREETING, Slot.HOST_LINE)

    found = slots_of(Channel.TEXT, Purpose.COLD, offered)

    assert found == (Slot.GREETING, Slot.ASK, Slot.THANKS)


def test_pieces_become_paragraphs_in_a_letter_and_one_breath_elsewhere():
    pieces = {
        Slot.GREETING: "Hi Jo,",
        Slot.LINK: "Bea sent me",
        Slot.ASK: "Could we talk?",
        Slot.MINUTES: "15",
        Slot.WINDOW: " ",
        Slot.SIGN_OFF: "Cal",
    }

    letter = assemble(Channel.EMAIL, pieces)
    text = assemble(Channel.TEXT, pieces)

    parts = ["Hi Jo,", "Bea sent me.", "Could we talk? 15 minutes would be plenty.", "Cal"]
    assert letter == "\n\n".join(parts)
    assert text == " ".join(parts)
