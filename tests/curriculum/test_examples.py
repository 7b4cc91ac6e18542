"""The banks of examples: complete, right to the line, and good enough to pass our own check."""

from collections import Counter
from importlib import import_module
from importlib.util import find_spec

import pytest

from app.curriculum.examples import Odds
from app.curriculum.kinds import exercise_from
from app.curriculum.library import ROOT, Library
from app.curriculum.shelf import read_shelf
from tests.support import tiny
from tests.support.tiny import line_of

SHELF = read_shelf(ROOT / "banks", "banks")
MESSAGES = list(SHELF.entries("messages").values())
PACKS = list(SHELF.entries("packs").values())
ALL = MESSAGES + [message for pack in PACKS for message in pack.messages]
ROLE_PLAY = """\
id: rehearse
kind: role-play
title: Try it
minutes: 10
trains: skill
scenario: Two people talk.
roles: [asker, observer]
from: observer
"""


def test_every_purpose_has_two_messages_on_two_channels():
    pairs = Counter((m.purpose, m.channel) for m in MESSAGES)

    assert set(pairs.values()) == {1}
    assert set(Counter(purpose for purpose, _ in pairs).values()) == {2}
    assert len(pairs) == 20


def test_the_banks_hold_what_they_are_for():
    counts = {bank: len(SHELF.entries(bank)) for bank in ("objections", "packs", "setbacks")}

    assert counts == {"objections": 20, "packs": 4, "setbacks": 6}
    assert len(SHELF.entries("rubric")["observer"].lines) == 10
    assert SHELF.entries("agenda")["twenty-minutes"].spare == 1
    groups = Counter(question.group for question in SHELF.entries("questions").values())
    assert len(groups) == 5 and min(groups.values()) >= 12


def test_the_checklists_cover_conversations_events_calls_and_online():
    lists = SHELF.entries("checklists")

    assert set(lists) == {"conversation", "event", "calls", "online"}
    for one in lists.values():
        assert [group.name for group in one.groups] == ["Before", "During", "After"]


def test_no_line_of_a_checklist_has_the_id_of_another():
    ids = [
        item.id
        for one in SHELF.entries("checklists").values()
        for group in one.groups
        for item in group.items
    ]

    assert len(set(ids)) == len(ids)


@pytest.mark.skipif(not find_spec("app.curriculum.asks"), reason="the ask check is not here yet")
@pytest.mark.parametrize("message", ALL, ids=lambda m: f"{m.purpose}-{m.channel}-{m.to}")
def test_the_ask_check_finds_nothing_in_an_example(message):
    asks = import_module("app.curriculum.asks.check")
    about = asks.Ask(message.text, message.channel, message.purpose, message.relationship)

    found = asks.check(SHELF.entries("script-rules").values(), about).findings

    assert [(one.rule.id, one.saw, one.count) for one in found] == []


PLANTED = [
    ("messages", "purpose: cold\n", "purpose: cool\n", "did you mean `cold`?"),
    ("messages", "subject: Your talk", "subjekt: Your talk", "did you mean `subject`?"),
    ("packs", "cost: nothing", "cost: a coffee", "`cost` is always `nothing`"),
    (
        "setbacks",
        "next_act: If a week",
        "next_act: After a week",
        "written as `If …, then I will …`",
    ),
    ("rubric", "clearly: ", "clerly: ", "did you mean `clearly`?"),
    ("agenda", "minutes: 12", "minutes: 14", "the parts take 1 more than `minutes` says"),
    ("evidence", "trust: B", "trust: M", "`trust` is"),
    ("unsaid", "checked: 2026-11-26", "checked: last week", "written as year-month-day"),
]


@pytest.mark.parametrize(("bank", "good", "bad", "message"), PLANTED)
def test_a_mistake_in_a_bank_is_found_in_its_file(tmp_path, bank, good, bad, message):
    name = f"{bank}.en.yaml"
    text = (ROOT / "banks" / name).read_text().replace(good, bad, 1)
    (tmp_path / name).write_text(text)

    mistakes = read_shelf(tmp_path, "banks").mistakes

    assert {mistake.path for mistake in mistakes} == {f"banks/{name}"}
    at = {mistake.line for mistake in mistakes if message in mistake.message}
    assert at == {line_of(text, "- id: twenty" if bank == "agenda" else bad)[0]}


def lesson_with(exercise):
    start = tiny.LESSON.index("id: one-thing")
    end = tiny.LESSON.index("```", start)
    lesson = tiny.LESSON[:start] + exercise + tiny.LESSON[end:]
    return lesson.replace("evidence: one-thing", "evidence: rehearse")


def test_a_role_play_takes_its_rubric_from_the_bank_into_its_digest(tmp_path):
    library, mistakes = Library.load(tiny.write(tmp_path, lesson=lesson_with(ROLE_PLAY)))

    [found] = library.curricula
    [exercise] = [one for one in found.exercises if one.id == "rehearse"]
    assert mistakes == ()
    assert [line.id for line in exercise.rubric][:2] == ["opening", "link"]
    assert "Began with thanks" in str(found.frozen())


def test_a_rubric_that_is_not_there_is_found_at_its_line(tmp_path):
    lesson = lesson_with(ROLE_PLAY.replace("from: observer", "from: observr"))

    [mistake] = Library.load(tiny.write(tmp_path, lesson=lesson))[1]

    assert mistake.message == "the bank of rubric has no `observr`, did you mean `observer`?"
    assert mistake.line == line_of(lesson, "from: observr")[0]


def test_a_script_leads_to_messages_of_its_purpose():
    exercise = exercise_from(
        {
            "id": "say-thanks",
            "kind": "script",
            "title": "Say thanks",
            "minutes": 10,
            "trains": "skill",
            "purpose": "thank_you",
            "relationship": "acquaintance",
            "channels": ["email"],
        }
    )

    assert exercise.borrows == ("messages", "thank_you")


def test_odds_become_a_share_of_people():
    odds = Odds(ratio=2.67, base=40)

    assert (odds.becomes, odds.times) == (64, 1.6)


def test_every_finding_says_who_how_strong_and_what_does_not_follow():
    findings = list(SHELF.entries("evidence").values())

    assert len(findings) > 20
    for one in findings:
        assert all([one.who, one.strong, one.limits, one.reference, one.checked]), one.id
        assert one.trust in {"A", "B", "S", "J"}, one.id


def test_work_that_is_in_doubt_is_nowhere_in_the_banks():
    for path in (ROOT / "banks").glob("*.yaml"):
        text = path.read_text()
        for name in ("Gino", "Kouchaki", "Casciaro", "Ziani", "[M]"):
            assert name not in text, path.name
