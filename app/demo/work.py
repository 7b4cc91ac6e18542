"""What each of the demo's people has done so far: ahead, steady, stuck, quiet, returned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import cast

from app.core import clock
from app.curriculum.kinds.base import Exercise
from app.demo import answers
from app.models import Enrollment, Staff, State, Submission, Verdict
from app.submissions.answering import give_feedback
from app.submissions.service import Saved, ask_for_help, hand_in, save_draft


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
STUCK = Manner(0.45, 3, 0.4)
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
    """Work through the first part of the exercises, an evening apart, up to `quiet_days` ago."""
    count = round(how.share * len(exercises))
    last = clock.now() - timedelta(days=how.quiet_days, minutes=rng.randrange(600))
    for back, exercise in enumerate(reversed(exercises[:count])):
        moment = max(last - timedelta(hours=19 * back), enrollment.joined_at)
        finished = rng.random() < (0.95 if back else 0.6)
        do_one(
            enrollment, exercise, Visit(moment, finished, rng.random() < how.answered), staff, rng
        )


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
        submission = write(enrollment, exercise, rng)
        if not visit.finishes:
            if rng.random() < 0.15 and not exercise.is_private:
                ask_for_help(enrollment, exercise, line=rng.choice(answers.HELP))
            return
        hand_in(submission, exercise)
    if visit.is_answered and submission.waiting_since is not None:
        with clock.at(min(visit.at + timedelta(hours=14), clock.now())):
            answer(submission, exercise, staff, rng)
        if submission.state is State.RETURNED and rng.random() < 0.5:
            with clock.at(min(visit.at + timedelta(hours=30), clock.now())):
                hand_in(write(enrollment, exercise, rng), exercise)


def write(enrollment: Enrollment, exercise: Exercise, rng: Random) -> Submission:
    """Save answers as a page would."""
    said: Mapping[str, object] = answers.WRITERS[exercise.id](rng, exercise)
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
    give_feedback(submission, exercise, staff=staff, text=rng.choice(words), verdict=verdict)
