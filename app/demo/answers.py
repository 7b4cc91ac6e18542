"""What the demo's people write: short, varied, plainly made up. Keyed by exercises of one
lesson; `samples.py` is for all others.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from app.curriculum.kinds.base import Exercise

SENTENCES = (
    (
        "nothing-to-offer",
        "I have been out of work since October.",
        "Last week I explained the new claims form to a neighbor. She used it the same day.",
        "You always know which office to call.",
        "I cannot offer a job, and I can offer what I know about claims.",
    ),
    (
        "dont-know-anyone",
        "I moved here two years ago.",
        "I counted: the choir, the bus line, six parents from school. That is not nobody.",
        "You talk to everyone at the laundromat.",
        "I know few people in this field so far, and eleven people who know other people.",
    ),
    (
        "uncomfortable",
        "My hands were cold the last two times.",
        "Both calls were over in four minutes, and one person thanked me.",
        "You said the same about the first day at the plant.",
        "It is uncomfortable for the first minute, and I have had worse minutes.",
    ),
    (
        "fake",
        "I once praised a talk that I had not heard.",
        "I asked Marek how his back was, and I wanted to know.",
        "You are no good at pretending, so you will not be.",
        "It is fake when I pretend. When I ask what I want to know, it is a question.",
    ),
    (
        "nobody-answers",
        "Two of three letters had no answer.",
        "The third answered in a day. The other two were sent on a Friday evening.",
        "Who answers mail in a move? Try again.",
        "Two have not answered so far, and one has.",
    ),
    (
        "free-time",
        "I have the children from three in the afternoon on.",
        "The last message took me six minutes on the bus.",
        "You find time for everybody else.",
        "I have little time, and one message on the bus ride fits into it.",
    ),
    (
        "too-important",
        "She leads forty people and I drove a van.",
        "She drove one herself, it says in the staff paper.",
        "Ask her about the van, then.",
        "She is busy, and I can ask her one thing that takes two minutes.",
    ),
)
STEPS = (
    "Thank the bus driver by name",
    "Text Jo and ask how her week went",
    "Say hello to the new neighbor",
    "Ask the librarian where she learned the job",
    "Write two lines to my old foreman",
    "Call my cousin about the port",
    "Ask a stranger at the job fair for ten minutes",
)
WHEN = (
    "Thursday 10:00, at the library desk",
    "Friday after the school run",
    "Sunday evening, kitchen table",
    "Tomorrow on the bus, before the bridge",
)
WORDS = ("keeping in touch", "asking around", "relationship building", "making the rounds", "")

Writer = Callable[[Random, Exercise], Mapping[str, Any]]


def my_word(rng: Random, _exercise: Exercise) -> Mapping[str, Any]:
    """A word of one's own; most pick one."""
    return {"word": rng.choice(WORDS) or "networking"}


def thought_or_fact(rng: Random, exercise: Exercise) -> Mapping[str, Any]:
    """Mostly right, as people are."""
    answers: dict[str, Any] = {}
    for question in getattr(exercise, "questions", ()):
        right = [option.id for option in question.options if option.correct]
        other = [option.id for option in question.options]
        chosen = right if rng.random() < 0.75 else [rng.choice(other)]
        answers[question.id] = chosen if question.multiple else chosen[0]
    return answers


def three_objections(rng: Random, _exercise: Exercise) -> Mapping[str, Any]:
    """Three sentences, believed less after, or just as much."""
    answers = {}
    for number, said in enumerate(rng.sample(SENTENCES, 3), start=1):
        before = rng.randrange(50, 100, 5)
        answers[f"sentence-{number}"] = {
            "objection": said[0],
            "own": "",
            "before": before,
            "for": said[1],
            "against": said[2],
            "friend": said[3],
            "fairer": said[4],
            "after": before - rng.choice((0, 10, 25, 40)),
            "act": rng.choice(STEPS),
            "when": (date(2027, 3, 1) + timedelta(days=rng.randrange(20))).isoformat(),
        }
    return answers


def small_steps(rng: Random, _exercise: Exercise) -> Mapping[str, Any]:
    """Seven rungs, the first two tried."""
    fears = sorted(rng.sample(range(11), 7))
    rows = [
        {"step": step, "expected": str(fear), "done-on": "", "met": ""}
        for step, fear in zip(STEPS, fears, strict=True)
    ]
    for row in rows[: rng.randrange(3)]:
        row |= {"done-on": "Monday", "met": str(max(0, int(row["expected"]) - rng.randrange(3)))}
    return {
        "steps": rows,
        "this-week": rng.choice(STEPS[:4]),
        "when-and-where": rng.choice(WHEN),
        "half": "Only say hello",
    }


def check_the_forecast(rng: Random, _exercise: Exercise) -> Mapping[str, Any]:
    """Expected and met; private."""
    expected = rng.randrange(4, 11)
    return {
        "act": rng.choice(STEPS),
        "person": rng.choice("JKLM"),
        "expected": expected,
        "forecast": "He will ask why I never called before.",
        "met": max(0, expected - rng.randrange(6)),
        "happened": "He asked how my mother was. We talked about the bridge.",
        "surprise": "He was glad.",
    }


def the_minute_before(rng: Random, exercise: Exercise) -> Mapping[str, Any]:
    """Most lines ticked."""
    ids = [item.id for group in getattr(exercise, "groups", ()) for item in group.items]
    return {"done": [name for name in ids if rng.random() < 0.8] or ids[:1], "notes": {}}


def my_setback_card(rng: Random, _exercise: Exercise) -> Mapping[str, Any]:
    """A card for a polite no; the last box is the writer's own."""
    return {
        "notice": "A hot face. I put the phone in the drawer.",
        "self-talk": "One no, on one day. She answered, and kindly.",
        "next-act": rng.choice(("I will send two lines of thanks.", "I will call the next name.")),
        "tell": rng.choice(("Jo", "my sister", "M.")),
        "raw": "You could at least have asked how I am.",
    }


WRITERS: Mapping[str, Writer] = {
    "my-word": my_word,
    "thought-or-fact": thought_or_fact,
    "three-objections": three_objections,
    "small-steps": small_steps,
    "check-the-forecast": check_the_forecast,
    "the-minute-before": the_minute_before,
    "my-setback-card": my_setback_card,
}

FEEDBACK = (
    "What you put against it is something anyone could check. The last line still says “only”.",
    "Your second sentence keeps the true part. Take the third through the same steps.",
    "You named something anyone could check. Which fact moved your number?",
)
ACCEPTED = (
    "The true part is still in there, and it reads like you. Say it aloud before Thursday.",
    "Clear and fair. Put the first one where you see it before you call.",
)
HELP = ("I do not know what to write under “against”.", "", "Is this step too small to count?")
