"""The two people one can sign in as: Cal in the middle of it, and Dee, who is ahead."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from app.book.goals import settle
from app.book.owner import open_book
from app.core import clock
from app.curriculum.closed import Shelf
from app.demo import book, said, work
from app.demo.openings import Step
from app.demo.pen import Pen
from app.models import Enrollment, Verdict
from app.submissions.queries import submission_for
from app.submissions.service import hand_in

RETURNED, BEGUN, LAST = "three-objections", "small-steps", "which-lane"
HOURS_AGO = {"my-word": 70, "thought-or-fact": 50, RETURNED: 30, BEGUN: 10}
TWICE = "my-target"
NOT_YET_READ = "time-audit"
LEFT_OUT = frozenset({"check-the-forecast", "the-minute-before", "my-setback-card"})


def cal(
    enrollment: Enrollment, way: Sequence[Step], *, counselor: work.Counselor, pen: Pen
) -> None:
    """He missed an evening and is catching up: of that lesson two exercises are done, one came back
    this morning, one is begun. All others are done up to the newest lesson, which he has begun.
    """
    before = clock.now() - timedelta(hours=80)
    ids = [step.exercise.id for step in way]
    for step in way[: ids.index(LAST) + 1]:
        exercise = step.exercise
        if exercise.id not in LEFT_OUT | HOURS_AGO.keys() and not exercise.stands_on_book:
            at = min(work.awake(step.opens_at + step.takes * step.place), before)
            work.do_one(enrollment, work.Visit(exercise, at, finishes=True), counselor.staff, pen)
            submission = submission_for(enrollment, exercise.id)
            if submission is not None and exercise.id != NOT_YET_READ:
                seen = at + timedelta(hours=26)
                work.accept(submission, exercise, seen, counselor.staff, pen.rng)
    fill_book(
        enrollment,
        pen,
        {Shelf.CONTACTS: 0.6, Shelf.CALLS: 0.5, Shelf.CONVERSATIONS: 1, Shelf.LEDGER: 0.4},
    )
    for name, hours in HOURS_AGO.items():
        with clock.at(clock.now() - timedelta(hours=hours)):
            exercise = way[ids.index(name)].exercise
            submission = work.write(enrollment, exercise, pen, finishes=name != BEGUN)
            if name != BEGUN:
                hand_in(submission, exercise)
    send_back(enrollment, way[ids.index(RETURNED)], counselor, hours_ago=3)


def send_back(
    enrollment: Enrollment, step: Step, counselor: work.Counselor, *, hours_ago: int
) -> None:
    """With the first of the words there are for it."""
    submission = submission_for(enrollment, step.exercise.id)
    words = said.feedback()[step.exercise.id]["return"][0]
    if submission is not None:
        with clock.at(clock.now() - timedelta(hours=hours_ago)):
            work.say(submission, step.exercise, counselor.staff, words, Verdict.RETURN)


def dee(
    enrollment: Enrollment, way: Sequence[Step], *, counselor: work.Counselor, pen: Pen
) -> None:
    """Everything that is open, one of it handed in again this morning, and a people book in use."""
    eager = work.Counselor(counselor.staff, 1.0)
    twice = next(step for step in way if step.exercise.id == TWICE)
    others = [step for step in way if step is not twice]
    work.do_some(enrollment, others, work.AHEAD, counselor=eager, pen=pen)
    hand_in_twice(enrollment, twice, counselor, pen)
    fill_book(enrollment, pen, {Shelf.CALLS: 1, Shelf.CONVERSATIONS: 2, Shelf.LEDGER: 1})


def hand_in_twice(enrollment: Enrollment, step: Step, counselor: work.Counselor, pen: Pen) -> None:
    """It came back yesterday, and was mended this morning."""
    hand_in_at(enrollment, step, pen, hours_ago=60)
    send_back(enrollment, step, counselor, hours_ago=30)
    hand_in_at(enrollment, step, pen, hours_ago=2)


def hand_in_at(enrollment: Enrollment, step: Step, pen: Pen, *, hours_ago: int) -> None:
    """Write it, or write it again, and hand it in."""
    before = submission_for(enrollment, step.exercise.id)
    base = before.version if before else 0
    with clock.at(clock.now() - timedelta(hours=hours_ago)):
        written = work.write(enrollment, step.exercise, pen, finishes=True, base=base)
        hand_in(written, step.exercise)


def fill_book(enrollment: Enrollment, pen: Pen, shares: Mapping[Shelf, float]) -> None:
    """More than the exercises ask for."""
    with clock.at(clock.now() - timedelta(hours=12)):
        for part, share in shares.items():
            book.KEEPERS[part](open_book(enrollment.user_id), share, pen.rng)
        settle(enrollment.user_id)
