"""What the demo's people answer, kind by kind: short, uneven, plainly made up."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.demo import said
from app.demo.made import assessment, case, ladder, questions, rhythm, role_play
from app.demo.pen import OfKind, Pen
from app.demo.sheets import worksheet

Writer = Callable[[Pen, Any], Mapping[str, Any]]

NOTES = ("Twice.", "not yet", "This one is hard for me", "on the bus", "Asked Jo.")


def choice(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """Mostly right, as people are."""
    answers: dict[str, Any] = {}
    for question in exercise.questions:
        right = [option.id for option in question.options if option.correct]
        other = [pen.rng.choice(question.options).id]
        chosen = right if right and pen.rng.random() < 0.75 else other
        answers[question.id] = chosen if question.multiple else chosen[0]
    return answers


def poll(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """A vote, rather for what stands first."""
    choices = exercise.choices
    place = min(pen.rng.randrange(len(choices)), pen.rng.randrange(len(choices)))
    return {"vote": choices[place].id}


def reframe(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """As many sentences as are asked for, believed less after, or just as much."""
    names: Sequence[str] = list(exercise.names)
    offered = exercise.from_
    mine = [one for one in said.sentences() if one["objection"] in offered] or [*said.sentences()]
    taken = pen.rng.sample(mine, min(len(names), len(mine)))
    return {name: sentence(pen, one) for name, one in zip(names, taken, strict=False)}


def sentence(pen: Pen, words: Mapping[str, str]) -> Mapping[str, Any]:
    """One sentence taken apart."""
    before = pen.rng.randrange(50, 100, 5)
    return {
        **words,
        "own": "",
        "before": before,
        "after": before - pen.rng.choice((0, 10, 25, 40)),
        "when": pen.day(1, 9),
    }


def target(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """The pieces and both sentences; a proof that is not there yet is thought of."""
    every = said.targets()
    own = every[pen.target % len(every)]
    proofs = {f"proof-{n}": own[f"proof-{n}"] for n in range(1, exercise.proofs + 1)}
    there = {name: text for name, text in own.items() if not name.startswith("proof-")}
    thought = "Ask K., he was there."
    return (
        there
        | {name: text or thought for name, text in proofs.items()}
        | {"repeat": pen.rng.choice(("yes", "yes", "no", None))}
    )


def script(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """One message, from pieces or straight into the box."""
    words = pen.pick(said.messages()[exercise.purpose])
    channels: Sequence[str] = exercise.channels
    slots = {name: pen.sign(text) for name, text in words.items() if name != "text"}
    return {
        "draft-1": {
            "channel": str(channels[0] if slots else channels[-1]),
            "slots": slots,
            "text": pen.sign(words.get("text", "")),
            "checked": "",
            "dismissed": {},
            "read_aloud": pen.rng.choice(("yes", "yes", "no")),
        }
    }


def checklist(pen: Pen, exercise: OfKind) -> Mapping[str, Any]:
    """Most lines ticked, with a note here and there."""
    ids = [item.id for item in exercise.items]
    notes = {pen.rng.choice(ids): pen.rng.choice(NOTES)} if pen.rng.random() < 0.3 else {}
    return {"done": [name for name in ids if pen.rng.random() < 0.8] or ids[:1], "notes": notes}


WRITERS: Mapping[str, Writer] = {
    "worksheet": worksheet,
    "choice": choice,
    "poll": poll,
    "reframe": reframe,
    "target": target,
    "script": script,
    "checklist": checklist,
    "questions": questions,
    "role-play": role_play,
    "case": case,
    "rhythm": rhythm,
    "ladder": ladder,
    "assessment": assessment,
}
"""By kind; the kinds on the people book are filled by `book.py`."""

HELP = ("I do not know what to write under “against”.", "", "Is this step too small to count?")
