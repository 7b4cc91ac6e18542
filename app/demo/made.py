"""Answers that are mostly numbers and marks: plans, rehearsals, readings of oneself."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from app.core import clock
from app.demo.pen import OfKind, Pen

OWN = (
    "What would you do with one free afternoon a week?",
    "Do you like it there?",
    "Who taught you the most, and how?",
)
STRENGTHS = (
    "You waited until I had finished.",
    "I could say it back.",
    "calm voice, no rush",
    "The number stayed with me.",
    "You smiled and it was over fast.",
    "It sounded like you.",
)
CHANGES = (
    "Say the place too.",
    "One question at a time.",
    "slower at the start",
    "Leave out the sorry.",
    "End when you have said thanks.",
)
REASONS = (
    "That is her whole evening.",
    "too much too fast",
    "Not his to ask for.",
    "He did not listen.",
    "I would be ashame.",
)
STEPS = (
    "Two lines to Jo",
    "call one name from the list",
    "Ask the librarian one thing",
    "english table",
    "Thank somebody",
    "walk and say hello",
)
PLACES = ("kitchen table", "the 14 bus", "library desk", "car, after the school run")
EVENTS = ("When I have poured my coffee", "when the kids are in school", "When the rice is on")
OBSTACLES = ("The kids are ill", "I sleep badly", "no signal on the bus", "A bad letter comes")
COPING = ("do half of it", "text one word to J.", "I do it the next day, in the morning")


def questions(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """As many as are asked for, now and then one of their own among them."""
    offered = [one.id for one in exercise.offered]
    own = [pen.rng.choice(OWN)] if pen.rng.random() < 0.4 else []
    taken = pen.rng.sample(offered, exercise.pick - len(own))
    picked = [name for name in offered if name in taken]
    keys = [*picked, *(f"own-{n}" for n in range(1, len(own) + 1))]
    pen.rng.shuffle(keys)
    return {"picked": picked, "own": own, "places": {key: n for n, key in enumerate(keys, 1)}}


def role_play(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """Every round marked, with two strengths and one change."""
    rubric = [line.id for line in exercise.rubric]
    first = pen.name.split()[0]
    players = [first, "T.", "Linh", "J."][: len(exercise.roles)]
    rounds: dict[str, Any] = {}
    for name in exercise.names:
        strengths = pen.rng.sample(STRENGTHS, 2)
        rounds[name] = {
            "marks": {line: pen.rng.choice((0, 1, 1, 2, 2)) for line in rubric},
            "strength-1": strengths[0],
            "strength-2": strengths[1],
            "change": pen.rng.choice(CHANGES),
        }
    return rounds | {"players": {f"player-{n}": who for n, who in enumerate(players, 1)}}


def case(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """Most of the missteps seen, and one sentence that was fine."""
    sentences = exercise.told.sentences
    wrong = [one.id for one in sentences if any(m.text in one.markdown for m in exercise.missteps)]
    seen = {name for name in wrong if pen.rng.random() < 0.7} | {pen.rng.choice(sentences).id}
    marks = [one.id for one in sentences if one.id in seen]
    return {"marks": marks, "reasons": {name: pen.rng.choice(REASONS) for name in marks}}


def rhythm(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """Two slots and a plan, small enough to be kept."""
    aim = {"aim": "Keep three people warm"} if exercise.is_month else {}
    return aim | {
        "goals": {"outreach": pen.rng.randint(1, 5), "conversations": pen.rng.randint(1, 2)},
        "slots": [slot(pen, "Tuesday", "10:00"), slot(pen, "Friday", "8:30")],
        "plans": [
            {
                "event": pen.pick(EVENTS),
                "time": "",
                "place": "",
                "act": pen.rng.choice(STEPS),
                "minutes": pen.rng.choice((5, 10)),
            }
        ],
        "obstacle": pen.rng.choice(OBSTACLES),
        "coping": pen.rng.choice(COPING),
        "support": pen.rng.choice(("J.", "my sister", "T.", "")),
        "review": {"done": "", "learned": "", "change": ""},
    }


def slot(pen: Pen, day: str, time: str) -> dict[str, Any]:
    """An act, a time and a place."""
    return {
        "act": pen.rng.choice(STEPS),
        "day": day,
        "time": time,
        "place": pen.rng.choice(PLACES),
        "minutes": pen.rng.choice((5, 10, 20)),
    }


def ladder(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """A few rungs, each a little harder; the first ones climbed, and met with less fear."""
    rungs: dict[str, Any] = {}
    climbed = pen.rng.randrange(4)
    for number, (name, given) in enumerate(exercise.given.items()):
        expected = min(10, number + pen.rng.randrange(3))
        done = (clock.now() - timedelta(days=5 - number)).date().isoformat()
        is_climbed = number < climbed
        rungs[name] = {
            **({} if given else {"step": STEPS[number % len(STEPS)]}),
            "expected": expected,
            "met": max(0, expected - pen.rng.randrange(1, 4)) if is_climbed else None,
            "done": done if is_climbed else "",
        }
    return {"rungs": rungs}


def assessment(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """A reading: low at first, rather higher at the end, one statement in twelve skipped."""
    moments = list(exercise.moments)
    is_late = exercise.wave in {"post", "90d"}
    answers: dict[str, Any] = {
        moment: readings(pen, exercise, later=is_late or moment == "now") for moment in moments
    }
    counts = {item.id: pen.rng.randrange(2, 9) for item in exercise.counts}
    return answers | ({"counts": counts} if counts else {})


def readings(pen: Pen, exercise: OfKind, *, later: bool) -> Mapping[str, int | None]:
    """Where somebody stands on each statement; what is turned round is high when others are low."""
    found: dict[str, int | None] = {}
    for scale in exercise.scales:
        reach = scale.to - scale.from_
        for item in scale.items:
            share = pen.rng.uniform(0.4, 0.9) if later else pen.rng.uniform(0.1, 0.7)
            step = round(reach * (1 - share if item.reversed else share))
            found[item.id] = None if pen.rng.random() < 1 / 12 else scale.from_ + step
    return found
