"""Make Harbor and Northside, their staff, cohorts and people, through the verbs of the pages."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from random import Random

from sqlalchemy import select, update

from app.centers.service import About, make_center, set_help, set_rules
from app.core import clock, passwords
from app.core.db import db
from app.core.tenancy import in_center
from app.demo import names, people, said, stories, work
from app.demo.openings import EARLY, OPENINGS, SPRING, Step, open_one, way
from app.demo.pen import VOICES, Pen
from app.editions.shipped import shipped
from app.models import Center, Cohort, Delivery, Enrollment, Message, Staff, User
from app.rosters import invitations
from app.rosters.doors import askings, slips
from app.rosters.service import enroll
from app.rosters.staff import take_on
from app.users.service import add_user

SEED = 20270311
ZONES = ("America/New_York", "America/Denver", "Europe/Lisbon", "Africa/Lagos")


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
    """The cohorts of Harbor, with everybody's work so far."""
    library = {one.id: one for one in shipped()[0].curricula}
    rng = Random(SEED)  # noqa: S311 - the same people and work every time, on purpose
    called = name_everybody(rng)
    named = {
        people.LEARNERS[name]: account(f"{name}@harbor.example", hashed) for name in people.LEARNERS
    }
    for opening in OPENINGS:
        counselors = [staff[name] for name in opening.counselors]
        curriculum = library[opening.curriculum]
        cohort = open_one(curriculum, opening, counselors)
        here = named if opening is SPRING else {}
        for name, user in here.items():
            seat(cohort, user, name, rng)
        for _ in range(opening.size - len(here)):
            seat(cohort, account(None), next(called), rng)
        counselor = work.Counselor(counselors[0], opening.answered)
        everybody_works(cohort, way(cohort, curriculum), counselor, begun=opening.begun)
        if opening is SPRING:
            stand_at_the_door(cohort, called)


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


def seat(cohort: Cohort, user: User, name: str, rng: Random) -> Enrollment:
    """Joined in the days before the start; every tenth lives in another zone."""
    zone = rng.choice(ZONES) if rng.random() < 0.1 else None
    with clock.at(cohort.opened_at + timedelta(minutes=rng.randrange(EARLY * 1440))):
        return enroll(cohort, user=user, name=name, zone=zone)


def name_everybody(rng: Random) -> Iterator[str]:
    """First the names that are easily got wrong, then plain pairs, none twice."""
    yield from names.tricky()
    yield from rng.sample(names.plain(), 400)


def everybody_works(
    cohort: Cohort, steps: Sequence[Step], counselor: work.Counselor, *, begun: float
) -> None:
    """Dee is ahead, Cal in the middle with work that came back; the others as chance has it."""
    rows = db.session.scalars(
        select(Enrollment).where(Enrollment.cohort_id == cohort.id).order_by(Enrollment.id)
    ).all()
    for row in rows:
        row.cohort = cohort
        rng = Random(f"{SEED} {cohort.name} {row.name}")  # noqa: S311 - each a chance of their own
        if row.name == people.LEARNERS["cal"]:
            stories.cal(row, steps, counselor=counselor, pen=Pen(row.name, 1, 1, rng))
        elif row.name == people.LEARNERS["dee"]:
            stories.dee(row, steps, counselor=counselor, pen=Pen(row.name, 0, 0, rng))
        elif rng.random() < begun:
            pen = hand_of(row.name, rng)
            work.do_some(row, steps, work.manner(rng), counselor=counselor, pen=pen)


def hand_of(name: str, rng: Random) -> Pen:
    """One of the voices, looking for one of the things there are to look for."""
    return Pen(name, rng.randrange(VOICES), rng.randrange(len(said.targets())), rng)
