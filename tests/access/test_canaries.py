"""Every secret has a mark of its own; whatever anybody can fetch is searched for all of them."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

import pypdfium2
import pytest
from bs4 import BeautifulSoup

from app import outbox
from app.access import policy
from app.access.permissions import Permission
from app.book.contacts import Facts, add_contact
from app.book.conversations import Account, log_conversation
from app.book.owner import open_book
from app.centers.service import set_help
from app.core import clock
from app.core.db import db
from app.curriculum.closed import Format
from app.models import Center, Cohort, Role, Staff
from app.rosters.invitations import invite_to_work
from tests.access.expected import PEOPLE
from tests.support.coaching import STEPS as SMALL_STEPS
from tests.support.coaching import asks_for_help, is_answered
from tests.support.learning import CARD, open_lesson, put

HARBOR = {"ada", "bea", "cal", "dee", "eli"}
RUNS = {"ada", "bea"}
MAY = {
    "draft": {"cal"},
    "handed-in": {"cal", "bea"},
    "private-field": {"cal"},
    "answer": {"cal", "bea"},
    "call-for-help": {"dee", "bea"},
    "name-of-cal": {"cal", *RUNS},
    "contact": {"cal"},
    "conversation": {"cal"},
    "place-of-spring": {"cal", "dee", *RUNS},
    "name-of-autumn": {"ada", "eli"},
    "help-list": HARBOR,
    "invited": {"ada"},
    "name-of-bea": HARBOR,
    "name-of-fay": {"fay"},
    "help-of-northside": {"fay"},
}
"""What is marked, and who may meet the mark anywhere at all."""
MARK = re.compile(r"mark-[0-9a-f]{16}")
MOST = 140
"""Pages that one person opens: one of each shape."""
ID = re.compile(r"(?<=/)[0-9a-z]{12}(?=/|$|\?)")


def mark(name):
    """Sixteen hexadecimal digits that stand for one secret."""
    return f"mark-{sha256(name.encode()).hexdigest()[:16]}"


MARKS = {mark(name): name for name in MAY}


@pytest.fixture
def letters_sent(app, monkeypatch):
    """Every mail that leaves, by recipient."""
    sent = []
    monkeypatch.setitem(app.config, "MAIL_URL", "smtp://127.0.0.1:1")
    monkeypatch.setattr("app.core.mail.by_smtp", lambda _url, message: sent.append(message))
    return sent


@pytest.fixture
def marked(house, browsers):
    """Harbor and Northside with a mark in every field that somebody could leak."""
    open_lesson(house)
    with house.inside():
        rename(house)
        harbor = db.session.query(Center).filter_by(slug="harbor").one()
        line = {"for": "crisis", "name": "Night line", "how": mark("help-list")}
        set_help(harbor, [line])
        invite_to_work(
            harbor, address=f"{mark('invited')}@b.example", name="Hana", role=Role.COUNSELOR
        )
        book = open_book(house.cal.id)
        friend = add_contact(book, Facts(name=mark("contact")))
        told = Account(
            clock.now().date(), clock.now(), format=Format.PHONE, advice=mark("conversation")
        )
        log_conversation(book, friend, told)
        db.session.commit()
    with house.inside("northside"):
        db.session.query(Staff).one().name = mark("name-of-fay")
        northside = db.session.query(Center).filter_by(slug="northside").one()
        set_help(northside, [{"for": "crisis", "name": "x", "how": mark("help-of-northside")}])
        db.session.commit()
    write(house, browsers)
    return house


def rename(house):
    """Names and places are marked, too."""
    house.enrollment(house.cal).name = mark("name-of-cal")
    house.staff(house.bea).name = mark("name-of-bea")
    spring = db.session.query(Cohort).filter_by(id=house.spring.id).one()
    spring.place = mark("place-of-spring")
    autumn = db.session.query(Cohort).filter_by(id=house.autumn.id).one()
    autumn.name = mark("name-of-autumn")


def write(house, browsers):
    """Cal writes, hands in and writes on; Dee calls for help; Bea answers."""
    cal = browsers()
    cal.sign_in(house.cal)
    steps = {"small-steps-steps_1_step": mark("handed-in"), "small-steps-this-week": "Ring"}
    steps["small-steps-when-and-where"] = "If it is Tuesday"
    put(cal, house, SMALL_STEPS, do="hand-in", **steps)
    put(cal, house, SMALL_STEPS, base=1, **steps | {"small-steps-half": mark("draft")})
    put(cal, house, "my-setback-card", **CARD | {"my-setback-card-raw": mark("private-field")})
    is_answered(house, house.cal, SMALL_STEPS, text=mark("answer"))
    asks_for_help(house, house.dee, "check-the-forecast", line=mark("call-for-help"))


@dataclass
class Crawl:
    """What one person can fetch, and the marks in it."""

    browser: object
    seen: set = field(default_factory=set)
    found: list = field(default_factory=list)
    answers: int = 0

    def walk(self, urls):
        """From these on, along every link, one address of each shape."""
        waiting = list(urls)
        while waiting and len(self.seen) < MOST:
            url = waiting.pop(0)
            if self.shape(url) in self.seen:
                continue
            self.seen.add(self.shape(url))
            waiting += self.open(url)

    def shape(self, url):
        """What all addresses like this one have in common."""
        return ID.sub("*", url.partition("#")[0]) if "/exercises/" not in url else url

    def open(self, url):
        """Search the answer; its links, and where it leads."""
        answer = self.browser.fetch(url)
        self.answers += 1
        assert answer.status_code < 500, url
        words = text_of(answer)
        self.found += [(MARKS[found], url) for found in set(MARK.findall(words)) & set(MARKS)]
        links = [answer.location] if answer.location else []
        if answer.mimetype == "text/html":
            links += [
                a["href"] for a in BeautifulSoup(answer.text, "html.parser").select("a[href]")
            ]
        return [link for link in links if link.startswith("/") and not link.startswith("//")]


def text_of(answer):
    """What is to be read of it: of a PDF its text, of anything else all of it."""
    if answer.mimetype != "application/pdf":
        return answer.get_data(as_text=True) if answer.mimetype != "image/png" else ""
    document = pypdfium2.PdfDocument(answer.data)
    try:
        pages = [page.get_textpage() for page in document]
        return "".join("".join(page.get_text_bounded().split()) for page in pages)
    finally:
        document.close()


def addresses(house):
    """Where everybody begins: the front door, and the addresses that others would like to know."""
    cal = house.enrollment(house.cal).public_id
    own = [
        f"{house.learn}/",
        f"{house.learn}/lessons/the-objections-in-your-head",
        f"{house.learn}/me",
    ]
    learns = [f"{house.learn}/exercises/{name}" for name in (SMALL_STEPS, "my-setback-card")]
    runs = ["", "/people", "/settings", f"/people/{cal}", f"/people/{cal}/{SMALL_STEPS}"]
    files = ["/matrix.csv", f"/people/{cal}/{SMALL_STEPS}/sheet?as=pdf", "/sheet?as=pdf"]
    places = ["/c/harbor/today", "/c/harbor/reviews", "/c/harbor/help", "/c/harbor/center/staff"]
    mine = ["/", "/account", "/account/data", "/account/data/everything.json", "/c/northside/help"]
    return [*mine, *places, *own, *learns, *(house.run + path for path in (*runs, *files))]


def crawl(house, browsers, name):
    """Everything that one person can reach."""
    walker = Crawl(browsers())
    if name != "nobody":
        walker.browser.sign_in(getattr(house, name))
    walker.walk(addresses(house))
    return walker


@pytest.mark.slow
def test_no_mark_is_where_it_may_not_be(marked, browsers, letters_sent):
    walkers = {name: crawl(marked, browsers, name) for name in PEOPLE}

    wrong = [
        f"{what} shown to {name} at {url}"
        for name, walker in walkers.items()
        for what, url in walker.found
        if name not in MAY[what]
    ]

    assert wrong == []
    assert sum(walker.answers for walker in walkers.values()) > 250
    met = {what for walker in walkers.values() for what, _url in walker.found}
    assert met == set(MAY), f"never met at all: {set(MAY) - met}"


@pytest.mark.slow
def test_no_mail_says_what_somebody_wrote(marked, letters_sent):
    with clock.at(clock.now() + timedelta(hours=1)):
        outbox.sweep()

    told = [mark_ for mail in letters_sent for mark_ in MARK.findall(mail.as_string())]
    named = {MARKS[one] for one in told if one in MARKS}
    assert letters_sent
    assert named <= {"invited", "name-of-cal"}, named


@pytest.mark.slow
def test_a_leak_that_was_planted_is_found(marked, browsers, monkeypatch):
    loose = dict.fromkeys((Permission.COHORT_VIEW, Permission.WORK_READ), (lambda _who: True,))
    monkeypatch.setattr(policy, "POLICY", dict(policy.POLICY) | loose)

    walker = crawl(marked, browsers, "eli")

    assert "handed-in" in {what for what, _url in walker.found}
