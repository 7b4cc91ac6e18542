"""What each of the demo's people has done so far: ahead, steady, stuck, quiet, back again, new."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import cast
from zoneinfo import ZoneInfo

from app.core import clock
from app.core.db import db
from app.curriculum.kinds.base import Exercise
from app.demo import answers, book, said
from app.demo.openings import ZONE, Step
from app.demo.pen import Pen
from app.models import Enrollment, Staff, State, Submission, Verdict
from app.submissions.answering import give_feedback
from app.submissions.service import ask_for_help, hand_in, save_draft
from app.submissions.voting import vote


@dataclass(frozen=True)
class Manner:
    """How somebody works: which `share` of each lesson, at which point of its days (`pace`), how
    often they leave one out, and when they last did anything (days ago).
    """

    share: float
    pace: float
    leaves_out: float
    quiet_days: float
    came_back: bool = False


AHEAD = Manner(1.0, 0.4, 0.03, 0)
STEADY = Manner(1.0, 1.0, 0.25, 0)
STUCK = Manner(0.4, 1.2, 0.25, 0)
QUIET = Manner(1.0, 0.8, 0.25, 12)
BACK = Manner(0.8, 0.8, 0.2, 13, came_back=True)
NEW = Manner(0.0, 0.0, 0.0, 0)
RECENT = timedelta(days=2)
"""In which a call for help still waits; before that it was answered in the room."""

MANNERS: Sequence[tuple[Manner, int]] = (
    (AHEAD, 2),
    (STEADY, 5),
    (STUCK, 4),
    (QUIET, 2),
    (BACK, 2),
    (NEW, 1),
)


def manner(rng: Random) -> Manner:
    """One of them, the steady the most often."""
    kinds, weights = zip(*MANNERS, strict=True)
    return cast("Manner", rng.choices(kinds, weights)[0])


@dataclass(frozen=True)
class Visit:
    """One evening at one exercise."""

    exercise: Exercise
    at: datetime
    finishes: bool
    is_answered: bool = False


@dataclass(frozen=True)
class Counselor:
    """Who answers, and how much of it."""

    staff: Staff
    answered: float


def visits(
    enrollment: Enrollment, way: Sequence[Step], how: Manner, rng: Random
) -> Iterator[tuple[Exercise, datetime]]:
    """What somebody comes to do, and when; whoever is back after a while does a little at once."""
    now = clock.now()
    last, left = now - timedelta(days=how.quiet_days), 4 if how.came_back else 0
    for step in way:
        begins = max(step.opens_at, enrollment.joined_at)
        at = awake(begins + step.takes * (step.place + rng.random() / 8) * how.pace)
        if rng.random() < how.leaves_out or step.place >= how.share:
            continue
        if at < last:
            yield step.exercise, at
        elif left and step.opens_at < last:
            yield step.exercise, now - timedelta(hours=5 * left, minutes=rng.randrange(200))
            left -= 1


def awake(at: datetime) -> datetime:
    """What would fall into the night is done in the morning."""
    hour = at.astimezone(ZoneInfo(ZONE)).hour
    return at + timedelta(hours=8 - hour) if hour < 7 else at


def do_some(
    enrollment: Enrollment, way: Sequence[Step], how: Manner, *, counselor: Counselor, pen: Pen
) -> None:
    """Work along the way; the last of it is often not finished yet."""
    plan = list(visits(enrollment, way, how, pen.rng))
    for place, (exercise, at) in enumerate(plan, start=1):
        finishes = pen.rng.random() < (0.96 if place < len(plan) else 0.5)
        is_old = at < clock.now() - timedelta(days=5)
        is_answered = is_old or pen.rng.random() < counselor.answered
        do_one(enrollment, Visit(exercise, at, finishes, is_answered), counselor.staff, pen)


def do_one(enrollment: Enrollment, visit: Visit, staff: Staff, pen: Pen) -> None:
    """Write, hand in, and hear from the counselor, each at its time."""
    exercise, rng = visit.exercise, pen.rng
    is_recent = visit.at > clock.now() - RECENT
    with clock.at(visit.at):
        if exercise.stands_on_book:
            is_full = visit.finishes and rng.random() < 0.6
            book.keep(enrollment, exercise, share=1.0 if is_full else 0.4, rng=rng)
            return
        if exercise.is_anonymous:
            vote(enrollment, exercise, choice=answers.poll(pen, exercise)["vote"])
            return
        submission = sit_down(enrollment, visit, pen, is_recent=is_recent)
    if visit.is_answered and submission.waiting_since is not None:
        hear(enrollment, submission, visit, staff, pen)


def sit_down(enrollment: Enrollment, visit: Visit, pen: Pen, *, is_recent: bool) -> Submission:
    """Write and hand in, or write some of it; who did so lately may still wait for help."""
    exercise, rng = visit.exercise, pen.rng
    with db.session.no_autoflush:  # thousands of these: what is written goes out together
        submission = write(enrollment, exercise, pen, finishes=visit.finishes)
        if visit.finishes and not exercise.missing(submission.answers):
            hand_in(submission, exercise)
        elif is_recent and not exercise.is_private and rng.random() < 0.2:
            ask_for_help(enrollment, exercise, line=rng.choice(answers.HELP))
    return submission


def hear(
    enrollment: Enrollment, submission: Submission, visit: Visit, staff: Staff, pen: Pen
) -> None:
    """An answer within two days, and half of what comes back is done again the day after."""
    exercise, rng, now = visit.exercise, pen.rng, clock.now()
    answered = visit.at + timedelta(hours=rng.randrange(6, 44))
    if answered > now:
        return
    with clock.at(answered):
        answer(submission, exercise, staff, rng)
    again = answered + timedelta(hours=rng.randrange(4, 40))
    if submission.state is State.RETURNED and again < now and rng.random() < 0.5:
        with clock.at(again):
            base = submission.version
            hand_in(write(enrollment, exercise, pen, finishes=True, base=base), exercise)
        accept(submission, exercise, again + timedelta(hours=20), staff, rng)


def accept(
    submission: Submission, exercise: Exercise, at: datetime, staff: Staff, rng: Random
) -> None:
    """What waits is accepted at that time, if it has come."""
    if submission.waiting_since is not None and at < clock.now():
        with clock.at(at):
            words = rng.choice(feedback_on(exercise)["accept"])
            say(submission, exercise, staff, words, Verdict.ACCEPT)


def write(
    enrollment: Enrollment, exercise: Exercise, pen: Pen, *, finishes: bool, base: int = 0
) -> Submission:
    """Save answers as a page would: a message is put together first, and then looked at."""
    words: Mapping[str, object] = answers.WRITERS[exercise.kind](pen, exercise)
    if exercise.kind == "script":
        begun = save_draft(
            enrollment, exercise, answers=words, base_version=base, asked="assemble-1"
        ).submission
        words, base = begun.answers, begun.version
    asked = "hand-in" if finishes else ""
    saved = save_draft(enrollment, exercise, answers=words, base_version=base, asked=asked)
    return saved.submission


def answer(submission: Submission, exercise: Exercise, staff: Staff, rng: Random) -> None:
    """Return some, most of all what must be accepted to count; accept the rest."""
    share = 0.36 if exercise.review == "accept" else 0.1
    verdict = Verdict.RETURN if rng.random() < share else Verdict.ACCEPT
    words = feedback_on(exercise)["return" if verdict is Verdict.RETURN else "accept"]
    say(submission, exercise, staff, rng.choice(words), verdict)


def feedback_on(exercise: Exercise) -> Mapping[str, Sequence[str]]:
    """Words for this exercise, for its kind, or for any."""
    every = said.feedback()
    return every.get(exercise.id) or every.get(exercise.kind) or every["any"]


def say(
    submission: Submission, exercise: Exercise, staff: Staff, words: str, verdict: Verdict
) -> None:
    """What a counselor's form would do."""
    give_feedback(submission, exercise, staff=staff, text=words, verdict=verdict)
