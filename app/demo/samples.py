"""What the demo's people write in an exercise of any kind: enough that it can be handed in.

`answers.py` has better words for single exercises; these are for all the others, so that the demo
works with any lesson.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from app.curriculum.closed import Slot
from app.curriculum.kinds import (
    assessment,
    case,
    checklist,
    choice,
    ladder,
    questions,
    reframe,
    rhythm,
    role_play,
    script,
    target,
    worksheet,
)
from app.curriculum.kinds.base import Exercise
from app.demo.fields import FIELDS, MORE, a_day, line

Answers = Mapping[str, Any]
FACTS = (
    (
        "Claims",
        "Claims adjuster",
        "calm on the phone",
        "claims work where calm on the phone counts",
    ),
    ("Port logistics", "Yard planner", "boxes where they belong", "planning work at the port"),
    ("School kitchens", "Kitchen lead", "lunch on time", "kitchen work at a school"),
)
PIECES: Mapping[Slot, tuple[str, ...]] = {
    Slot.GREETING: ("Hello Ms. Ruiz,", "Hi Marek,"),
    Slot.LINK: ("Jo from the choir told me about you", "I heard your talk at the library"),
    Slot.GAP: ("It has been four years since the warehouse",),
    Slot.THEIR_WORK: ("Your list of night routes helped me twice",),
    Slot.CHANGE: ("Since May I have narrowed it to claims work",),
    Slot.TARGET: ("I am moving from retail into claims work",),
    Slot.ADVICE: ("You told me to start with the county list",),
    Slot.NEXT: ("I have written to two people on it",),
    Slot.ASK: ("Could I ask how you got started?", "What would you read first?"),
    Slot.MINUTES: ("15", "20"),
    Slot.WINDOW: ("Tuesday or Thursday afternoon would suit me",),
    Slot.HOST_LINE: ("A call is fine, it costs nothing",),
    Slot.EASY_NO: ("If this month is full, I understand",),
    Slot.OFFER: ("I can share what customers say about the new form",),
    Slot.THANKS: ("Thank you for reading this",),
    Slot.SIGN_OFF: ("Sam Ode, 555-0134",),
}


def in_worksheet(rng: Random, exercise: worksheet.Spec) -> Answers:
    """Every field, some of the free ones left out."""
    return {
        ask.id: FIELDS[ask.type](rng, ask)
        for ask in exercise.asks
        if not ask.optional or rng.random() < 0.6
    }


def in_choice(rng: Random, exercise: choice.Spec) -> Answers:
    """Mostly right, as people are."""
    found: dict[str, Any] = {}
    for question in exercise.questions:
        right = [option.id for option in question.options if option.correct]
        any_one = [rng.choice(question.options).id]
        chosen = right if right and rng.random() < 0.75 else any_one
        found[question.id] = chosen if question.multiple else chosen[0]
    return found


def in_reframe(rng: Random, exercise: reframe.Spec) -> Answers:
    """Sentences of the bank where there are any, believed less after, or just as much."""
    bank = [one.id for one in exercise.objections]
    picked = rng.sample(bank, min(len(bank), exercise.count))
    found = {}
    for place, name in enumerate(exercise.names):
        before = rng.randrange(50, 100, 5)
        pick: dict[str, Any] = (
            {"objection": picked[place]} if place < len(picked) else {"own": line(rng)}
        )
        words = {"for": MORE[4], "against": rng.choice(MORE), "friend": line(rng)}
        rest = {"fairer": rng.choice(MORE), "act": line(rng), "when": a_day(rng)}
        after = before - rng.choice((0, 10, 25))
        found[name] = {"before": before, "after": after} | pick | words | rest
    return found


def in_checklist(rng: Random, exercise: checklist.Spec) -> Answers:
    """Most lines ticked."""
    ids = [item.id for item in exercise.items]
    return {"done": [one for one in ids if rng.random() < 0.8] or ids[:1], "notes": {}}


def in_assessment(rng: Random, exercise: assessment.Spec) -> Answers:
    """Most items answered, some skipped."""
    steps = {
        moment: {
            item.id: rng.randint(scale.from_, scale.to) if rng.random() < 0.95 else None
            for scale in exercise.scales
            for item in scale.items
        }
        for moment in exercise.moments
    }
    counts = {item.id: rng.randrange(6) for item in exercise.counts}
    return steps | ({"counts": counts} if counts else {})


def in_case(rng: Random, exercise: case.Spec) -> Answers:
    """Some sentences marked, not always the right ones."""
    ids = [one.id for one in exercise.told.sentences]
    marks = [one for one in ids if rng.random() < 0.4] or ids[:1]
    return {"marks": marks, "reasons": {one: line(rng) for one in marks}}


def in_ladder(rng: Random, exercise: ladder.Spec) -> Answers:
    """Every rung planned, the first ones climbed."""
    done = rng.randrange(3)
    found = {}
    for place, name in enumerate(exercise.given):
        fear = min(10, place + rng.randrange(4))
        rung: dict[str, Any] = {"step": line(rng)} if exercise.is_own else {}
        rung["expected"] = fear
        if place < done:
            rung |= {"met": max(0, fear - rng.randrange(4)), "done": a_day(rng)}
        found[name] = rung
    return {"rungs": found}


def in_rhythm(rng: Random, exercise: rhythm.Spec) -> Answers:
    """One slot and one plan, and what may get in the way."""
    slot: dict[str, Any] = {
        "act": line(rng),
        "day": "Tue",
        "time": "9:00",
        "place": "Kitchen",
        "minutes": 15,
    }
    plan: dict[str, Any] = {
        "event": "When I have poured my coffee",
        "act": line(rng),
        "minutes": 10,
    }
    found: dict[str, Any] = {
        "goals": {"outreach": rng.randint(2, 4), "gives": 1},
        "slots": [slot | {"minutes": "15"}],
        "plans": [plan | {"minutes": "10"}],
        "obstacle": "A bad night",
        "coping": "I write one line and stop there",
        "support": "Jo",
    }
    return found | ({"aim": line(rng)} if exercise.is_month else {})


def in_role_play(rng: Random, exercise: role_play.Spec) -> Answers:
    """Every round, as an observer saw it."""
    said = {"strength-1": "Said the minutes first", "strength-2": "Asked and waited"}
    return {
        name: {
            "marks": {item.id: rng.randrange(3) for item in exercise.rubric},
            "change": "Thank them at the beginning, too",
        }
        | said
        for name in exercise.names
    }


def in_script(rng: Random, exercise: script.Spec) -> Answers:
    """The pieces, put together, and checked; one in three is checked with a gap in it."""
    found: Answers = {}
    for draft in exercise.drafts_of({}):
        slots = {slot.value: rng.choice(PIECES[slot]) for slot in exercise.brief.offered}
        kept = {"channel": rng.choice(exercise.channels).value, "slots": slots}
        pieces = exercise.settled({draft.name: kept}, {}, f"assemble-{draft.number}")
        text = pieces[draft.name] | {"read_aloud": rng.choice(("yes", "yes", "no"))}
        rough = text | {"text": f"{text['text']} [Name]"} if rng.random() < 0.3 else text
        button = f"check-{draft.number}"
        first = exercise.settled({draft.name: rough}, {}, button)[draft.name]
        last = exercise.settled({draft.name: text}, {draft.name: first}, button)[draft.name]
        found = {**found, draft.name: last}
    return found


def in_target(rng: Random, exercise: target.Spec) -> Answers:
    """Both sentences, inside their limits."""
    field, role, gives, wants = rng.choice(FACTS)
    proofs = ("I sorted forty returns a day", "I trained six people", "Nobody waited for me")
    found = {f"proof-{n}": proofs[(n - 1) % 3] for n in range(1, exercise.proofs + 1)}
    short = " ".join(f"I look for {wants}.".split()[: exercise.short])
    long = " ".join(f"I look for {wants}. {proofs[0]}. {proofs[1]}.".split()[: exercise.long])
    told = {"short": short, "long": long, "repeat": rng.choice(("yes", "no"))}
    return {"field": field, "role": role, "contribution": gives} | found | told


def in_questions(rng: Random, exercise: questions.Spec) -> Answers:
    """One of one's own, the others from the bank."""
    ids = [one.id for one in exercise.offered]
    picked = rng.sample(ids, min(len(ids), max(exercise.pick - 1, 1)))
    own = ["What would you do this week, in my place?"]
    own += ["How did you hear of it?"] * (exercise.pick - len(picked) - 1)
    return {"picked": [one for one in ids if one in picked], "own": own, "places": {"own-1": 1}}


SAMPLES: Mapping[str, Callable[[Random, Any], Answers]] = {
    "worksheet": in_worksheet,
    "choice": in_choice,
    "reframe": in_reframe,
    "checklist": in_checklist,
    "assessment": in_assessment,
    "case": in_case,
    "ladder": in_ladder,
    "rhythm": in_rhythm,
    "role-play": in_role_play,
    "script": in_script,
    "target": in_target,
    "questions": in_questions,
}


def sample(rng: Random, exercise: Exercise) -> Answers:
    """Answers to an exercise that is handed in, whatever its kind."""
    return SAMPLES[exercise.kind](rng, exercise)
