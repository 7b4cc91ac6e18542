"""What each of the demo's people has done so far: ahead, steady, stuck, quiet, returned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import cast

from app.core import clock
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.poll import Spec as Poll
from app.demo import answers, book, samples
from app.models import Enrollment, Staff, State, Submission, Verdict
from app.submissions.answering import give_feedback
from app.submissions.service import Saved, ask_for_help, hand_in, save_draft
from app.submissions.voting import vote


@dataclass(frozen=True)
class Manner:
    """How somebody works: `share` of the exercises, when they last did anything (days ago), and how
    often a counselor has answered.
    """

    share: float
    quiet_days: int
    answered: float


AHEAD = Manner(1.0, 0, 0.9)
STEADY = Manner(0.7, 1, 0.6)
STUCK = Manner(0.45, 1, 0.4)
QUIET = Manner(0.3, 12, 0.7)
NEW = Manner(0.0, 0, 0.0)
MANNERS: Sequence[tuple[Manner, int]] = (
    (AHEAD, 3),
    (STEADY, 5),
    (STUCK, 3),
    (QUIET, 2),
    (NEW, 1),
)


def manner(rng: Random) -> Manner:
    """One of them, the steady the most often."""
    kinds, weights = zip(*MANNERS, strict=True)
    return cast("Manner", rng.choices(kinds, weights)[0])


def do_some(
    enrollment: Enrollment, exercises: Sequence[Exercise], how: Manner, *, staff: Staff, rng: Random
) -> None:
    """Work through the first part of the exercises, the last of them `quiet_days` ago."""
    count = round(how.share * len(exercises))
    last = clock.now() - timedelta(days=how.quiet_days, minutes=rng.randrange(600))
    last = max(last, enrollment.joined_at + timedelta(minutes=5))
    pause = min((last - enrollment.joined_at) / max(count, 1), timedelta(hours=19))
    for place, exercise in enumerate(exercises[:count], start=1):
        finishes = rng.random() < (0.95 if place < count else 0.6)
        visit = Visit(last - pause * (count - place), finishes, rng.random() < how.answered)
        do_one(enrollment, exercise, visit, staff, rng)


def come_back(
    enrollment: Enrollment, exercises: Sequence[Exercise], *, staff: Staff, rng: Random
) -> None:
    """All done up to the first that a counselor accepts; that one returned this morning, and the
    next one begun: what somebody in the middle of it sees.
    """
    now = clock.now()
    to_accept = next((n for n, one in enumerate(exercises) if one.review == "accept"), 2)
    done = exercises[: to_accept + 2]
    for place, exercise in enumerate(done):
        is_last = place == len(done) - 1
        with clock.at(now - timedelta(hours=70 - 60 * place / max(1, len(done) - 1))):
            if has_no_sheet(enrollment, exercise, is_last=is_last, rng=rng):
                continue
            submission = write(enrollment, exercise, rng)
            if not is_last:
                hand_in(submission, exercise)
        if exercise.review == "accept":
            with clock.at(now - timedelta(hours=3)):
                say(submission, exercise, staff, answers.FEEDBACK[0], Verdict.RETURN)


def has_no_sheet(enrollment: Enrollment, exercise: Exercise, *, is_last: bool, rng: Random) -> bool:
    """Do what is not written on a sheet: fill the people book, or vote. Whether that was it."""
    if exercise.stands_on_book:
        book.keep(enrollment, exercise, share=0.4 if is_last else 1.0, rng=rng)
    elif isinstance(exercise, Poll):
        vote(enrollment, exercise, choice=rng.choice(exercise.choices).id)
    return exercise.stands_on_book or exercise.is_anonymous


@dataclass(frozen=True)
class Visit:
    """One evening at one exercise."""

    at: datetime
    finishes: bool
    is_answered: bool


def do_one(
    enrollment: Enrollment, exercise: Exercise, visit: Visit, staff: Staff, rng: Random
) -> None:
    """Write, hand in, and hear from the counselor, each at its time."""
    with clock.at(visit.at):
        if has_no_sheet(enrollment, exercise, is_last=not visit.finishes, rng=rng):
            return
        submission = write(enrollment, exercise, rng)
        if not visit.finishes:
            if rng.random() < 0.15 and not exercise.is_private:
                ask_for_help(enrollment, exercise, line=rng.choice(answers.HELP))
            return
        hand_in(submission, exercise)
    answered, again = visit.at + timedelta(hours=14), visit.at + timedelta(hours=30)
    if visit.is_answered and submission.waiting_since is not None and answered < clock.now():
        with clock.at(answered):
            answer(submission, exercise, staff, rng)
        if submission.state is State.RETURNED and again < clock.now() and rng.random() < 0.5:
            with clock.at(again):
                hand_in(write(enrollment, exercise, rng), exercise)


def write(enrollment: Enrollment, exercise: Exercise, rng: Random) -> Submission:
    """Save answers as a page would."""
    writer = answers.WRITERS.get(exercise.id, samples.sample)
    said = writer(rng, exercise)
    before = 0
    saved = save_draft(enrollment, exercise, answers=said, base_version=before)
    if not isinstance(saved, Saved):
        again = save_draft(
            enrollment, exercise, answers=said, base_version=saved.submission.version
        )
        return again.submission
    return saved.submission


def answer(submission: Submission, exercise: Exercise, staff: Staff, rng: Random) -> None:
    """Return every third, accept the rest."""
    verdict = Verdict.RETURN if rng.random() < 0.34 else Verdict.ACCEPT
    words = answers.FEEDBACK if verdict is Verdict.RETURN else answers.ACCEPTED
    say(submission, exercise, staff, rng.choice(words), verdict)


def say(
    submission: Submission, exercise: Exercise, staff: Staff, words: str, verdict: Verdict
) -> None:
    """What a counselor's form would do."""
    give_feedback(submission, exercise, staff=staff, text=words, verdict=verdict)
