"""Make Harbor and Northside, their staff, cohorts and people, through the verbs of the pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from random import Random

from sqlalchemy import select, update

from app import revisions
from app.centers.service import About, make_center, set_help, set_rules
from app.cohorts import service as cohorts
from app.cohorts.calendar import WeeklyPattern
from app.core import clock, passwords
from app.core.db import db
from app.core.tenancy import in_center
from app.curriculum.kinds.base import Exercise
from app.curriculum.library import shipped
from app.curriculum.schema import Curriculum
from app.demo import names, people, work
from app.models import Center, Cohort, Delivery, Enrollment, LessonDate, Message, Staff, User
from app.rosters import invitations
from app.rosters.doors import askings, slips
from app.rosters.service import enroll
from app.rosters.staff import take_on
from app.users.service import add_user

SEED = 20270311
ZONES = ("America/New_York", "America/Denver", "Europe/Lisbon", "Africa/Lagos")


@dataclass(frozen=True)
class Opening:
    """A cohort of the demo; `days_ago` it started."""

    name: str
    size: int
    days_ago: int
    place: str
    weekdays: tuple[int, ...]
    at: time


SPRING = Opening("Spring", 12, 5, "Harbor Library, room 2B", (1, 3), time(18))
AUTUMN = Opening("Autumn", 24, 17, "Harbor Career Center, ground floor", (0, 2), time(10, 30))
EVENING = Opening("Evening", 200, 9, "Online", (1, 3), time(19, 15))


def load() -> None:
    """Make the demo, unless it is there. One transaction: all of it, or nothing."""
    if db.session.scalars(select(Center.id)).first() is not None:
        return
    hashed = passwords.hashed(people.PASSWORD)
    center = add_center("harbor", "Harbor Career Center")
    with in_center(db.session, center.id):
        staff = {name: add_worker(name, who, hashed, center) for name, who in people.HARBOR.items()}
        fill(staff, hashed)
        account(f"{people.STRANGER}@harbor.example", hashed)
    other = add_center(
        "northside", "Northside Career Center", zone="America/Los_Angeles", paper="a4"
    )
    with in_center(db.session, other.id):
        for name, who in people.NORTHSIDE.items():
            add_worker(name, who, hashed, other)
    db.session.flush()  # what was put in the outbox is read next
    # What happened weeks ago was told weeks ago: no mail goes out for it now.
    old = update(Message).values(state=Delivery.DONE, done_at=clock.now())
    db.session.execute(old.where(Message.state == Delivery.WAITING))
    db.session.commit()


def add_center(
    slug: str, name: str, zone: str = "America/Chicago", paper: str = "letter"
) -> Center:
    """A center with a help list; its staff sign in with a password alone."""
    row = make_center(About(name, slug, zone, paper=paper))
    set_rules(row, asks_second_step=False, keeps_months=24)  # the demo is to be looked at
    set_help(row, people.HELP)
    return row


def account(address: str | None, hashed: str | None = None) -> User:
    """An account with the demo's password, hashed once for all."""
    user = add_user(address)
    user.password = hashed
    db.session.flush()  # rows refer to it
    return user


def add_worker(name: str, who: people.Worker, hashed: str, at: Center) -> Staff:
    """Somebody who works here, with a sign-in."""
    user = account(f"{name}@{at.slug}.example", hashed)
    return take_on(at, user=user, name=who.name, role=who.role)


def fill(staff: Mapping[str, Staff], hashed: str) -> None:
    """The three cohorts of Harbor, with everybody's work so far."""
    curriculum = next(one for one in shipped()[0].curricula if one.id == "known-and-knowing")
    bea, eli = staff["bea"], staff["eli"]
    rng = Random(SEED)  # noqa: S311 - the same people and work every time, on purpose
    named = {name: account(f"{name}@harbor.example", hashed) for name in people.LEARNERS}
    spring = open_one(curriculum, SPRING, [bea])
    seat(spring, named["cal"], people.LEARNERS["cal"], rng)
    seat(spring, named["dee"], people.LEARNERS["dee"], rng)
    autumn, evening = open_one(curriculum, AUTUMN, [bea, eli]), open_one(curriculum, EVENING, [eli])
    called = name_everybody(rng)
    for cohort, size in ((spring, 10), (autumn, AUTUMN.size), (evening, EVENING.size)):
        for _ in range(size):
            seat(cohort, account(None), next(called), rng)
    for cohort, counselor in ((spring, bea), (autumn, bea), (evening, eli)):
        everybody_works(cohort, curriculum, counselor, rng)
    stand_at_the_door(spring, called)


def stand_at_the_door(cohort: Cohort, called: Iterator[str]) -> None:
    """Two who joined with the code today, one whose slip is out, two who were invited."""
    for minutes, name in zip((190, 25), called, strict=False):
        with clock.at(clock.now() - timedelta(minutes=minutes)):
            askings.ask(cohort, user=account(None), name=name)
    theirs = select(Enrollment).where(Enrollment.cohort_id == cohort.id)
    last = theirs.order_by(Enrollment.id.desc()).limit(1)
    slips.make_pin(db.session.scalars(last).one())
    center = db.session.get_one(Center, cohort.center_id)
    invitations.invite_many(cohort, center, people.INVITED)


def open_one(curriculum: Curriculum, opening: Opening, counselors: Sequence[Staff]) -> Cohort:
    """Opened some weeks ago, as a counselor would."""
    began = clock.now() - timedelta(days=opening.days_ago)
    with clock.at(began):
        revision = revisions.freeze(curriculum)
        plan = cohorts.weekly(
            revision,
            starts_on=began.date(),
            ends_on=began.date() + timedelta(weeks=6, days=-1),
            zone="America/Chicago",
            pattern=WeeklyPattern(opening.weekdays, opening.at, minutes=90),
        )
        about = cohorts.Description(opening.name, opening.place, seats=max(20, opening.size + 6))
        return cohorts.open_cohort(revision, about=about, plan=plan, counselors=counselors)


def seat(cohort: Cohort, user: User, name: str, rng: Random) -> Enrollment:
    """Joined within two days of the opening; every tenth lives in another zone."""
    zone = rng.choice(ZONES) if rng.random() < 0.1 else None
    with clock.at(cohort.opened_at + timedelta(minutes=rng.randrange(2880))):
        return enroll(cohort, user=user, name=name, zone=zone)


def name_everybody(rng: Random) -> Iterator[str]:
    """First the names that are easily got wrong, then plain pairs, none twice."""
    yield from names.tricky()
    yield from rng.sample(names.plain(), 400)


def everybody_works(cohort: Cohort, curriculum: Curriculum, counselor: Staff, rng: Random) -> None:
    """Dee is ahead, Cal in the middle with work that came back; the others as chance has it."""
    rows = db.session.scalars(
        select(Enrollment).where(Enrollment.cohort_id == cohort.id).order_by(Enrollment.id)
    ).all()
    exercises = opened(cohort, curriculum)
    for row in rows:
        row.cohort = cohort
        if row.name == people.LEARNERS["cal"]:
            work.come_back(row, exercises, staff=counselor, rng=rng)
            continue
        how = work.AHEAD if row.name == people.LEARNERS["dee"] else work.manner(rng)
        work.do_some(row, exercises, how, staff=counselor, rng=rng)


def opened(cohort: Cohort, curriculum: Curriculum) -> Sequence[Exercise]:
    """The exercises of the lessons that are open by now: nobody has done the others."""
    dates = db.session.scalars(select(LessonDate).where(LessonDate.cohort_id == cohort.id))
    later = {row.lesson_id for row in dates if row.opens_at > clock.now()}
    return [
        exercise
        for lesson in curriculum.lessons
        if lesson.id not in later
        for exercise in lesson.exercises
    ]
