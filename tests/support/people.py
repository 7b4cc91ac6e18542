"""Harbor and Northside, and the people whom every test knows by name.

Ada administers Harbor, Bea counsels its cohort Spring, Cal and Dee learn in it, Eli counsels
another cohort there (Autumn), Fay administers Northside, Gus belongs to nothing.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import time, timedelta

from app import revisions
from app.cohorts import service as cohorts
from app.cohorts.calendar import WeeklyPattern
from app.core import clock, passwords
from app.core.db import db
from app.core.tenancy import in_center
from app.models import Center, Cohort, Enrollment, Role, Staff, User
from app.rosters.service import enroll
from tests.support.browser import PASSWORD
from tests.support.content import one_lesson


@dataclass
class House:
    harbor: str
    northside: str
    spring: Cohort
    autumn: Cohort
    ada: User
    bea: User
    cal: User
    dee: User
    eli: User
    fay: User
    gus: User

    @property
    def learn(self):
        """Where Cal and Dee learn."""
        return f"/c/harbor/learn/{self.spring.public_id}"

    @property
    def run(self):
        """Where Bea runs Spring."""
        return f"/c/harbor/cohorts/{self.spring.public_id}"

    @contextmanager
    def inside(self, center=None):
        """Look into a center's rows, as the verbs do."""
        number = db.session.query(Center.id).filter_by(slug=center or self.harbor).scalar()
        with in_center(db.session, number):
            yield

    def enrollment(self, who, cohort=None):
        with self.inside():
            rows = db.session.query(Enrollment).filter_by(
                user_id=who.id, cohort_id=(cohort or self.spring).id
            )
            return rows.one()

    def staff(self, who):
        with self.inside():
            return db.session.query(Staff).filter_by(user_id=who.id).one()


def person(name, at="harbor"):
    address = f"{name}@{at}.example"
    user = User(address=address, password=HASH(), created_at=clock.now())
    db.session.add(user)
    return user


_hash = []


def HASH():  # noqa: N802
    if not _hash:
        _hash.append(passwords.hashed(PASSWORD))
    return _hash[0]


def center(slug, name, zone="America/Chicago", paper="letter"):
    row = Center(slug=slug, name=name, zone=zone, paper=paper, created_at=clock.now())
    row.asks_second_step = False  # the tests that are about it ask for it
    db.session.add(row)
    db.session.flush()
    return row


def works(user, name, role=Role.COUNSELOR):
    row = Staff(user_id=user.id, name=name, sort_name=name, role=role, began_at=clock.now())
    db.session.add(row)
    return row


def open_cohort(name, staff, *, starts_on=None, curriculum=None):
    starts_on = starts_on or clock.now().date() - timedelta(days=3)
    revision = revisions.freeze(curriculum or one_lesson())
    plan = cohorts.weekly(
        revision,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(weeks=6),
        zone="America/Chicago",
        pattern=WeeklyPattern(weekdays=(1, 3), at=time(18, 0), minutes=90),
    )
    about = cohorts.Description(name, place="Harbor Library, room 2B", seats=20)
    return cohorts.open_cohort(revision, about=about, plan=plan, counselors=[staff])


def build_house() -> House:
    people = {name: person(name) for name in ("ada", "bea", "cal", "dee", "eli", "gus")}
    fay = person("fay", "northside")
    harbor = center("harbor", "Harbor Career Center")
    northside = center("northside", "Northside Career Center")
    with in_center(db.session, harbor.id):
        works(people["ada"], "Ada Almeida", Role.ADMINISTRATOR)
        bea, eli = works(people["bea"], "Bea Brandt"), works(people["eli"], "Eli Eriksen")
        db.session.flush()
        spring, autumn = open_cohort("Spring", bea), open_cohort("Autumn", eli)
        enroll(spring, user=people["cal"], name="Cal Castellanos")
        enroll(spring, user=people["dee"], name="Dee Diallo")
    with in_center(db.session, northside.id):
        works(fay, "Fay Fournier", Role.ADMINISTRATOR)
    db.session.commit()
    for row in (spring, autumn, fay, *people.values()):
        db.session.refresh(row)  # a test reads them long after this session is closed
        db.session.expunge(row)
    return House("harbor", "northside", spring, autumn, fay=fay, **people)
