"""Every view and method, as each of eight people; and proof that the matrix can see."""

import re
from base64 import b64decode
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import revisions
from app.access import policy
from app.access.permissions import Permission
from app.book.contacts import Facts, add_contact
from app.book.conversations import Account, log_conversation
from app.book.owner import open_book
from app.centers.service import set_accent, set_logo
from app.core import clock
from app.core.db import db
from app.curriculum.closed import Format
from app.curriculum.images import Image
from app.editions.service import copy
from app.models import (
    Center,
    Cohort,
    Counseling,
    Enrollment,
    Passkey,
    Role,
    SignIn,
    Staff,
    SubmissionVersion,
    User,
)
from app.revisions import curriculum_of
from app.rosters.doors import askings
from app.rosters.invitations import invite_to_learn, invite_to_work
from app.submissions.service import hand_in, save_draft
from tests.access.expected import EXPECTED, PEOPLE
from tests.support.browser import forget_who_asked

EXERCISE = "my-setback-card"
ANSWERS = {"notice": "A hot face", "self-talk": "One no", "next-act": "Say thanks", "tell": "Jo"}
NOT_THERE = "zzzzzzzzzzzz"
A_PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
PICTURE = sha256(A_PICTURE).hexdigest()
CALS = {"version", "passkey", "browser"}
"""What is his alone."""
TOKENS = re.compile(
    r'name="(?:csrf|form)_token"[^>]*value="[^"]*"|value="[^"]*"[^>]*name="csrf_token"'
)
SECONDS = re.compile(r'data-seconds="\d+"')
"""How long a sign-in still holds: it may pass from one second to the next between two requests."""


@pytest.fixture
def things(house, crowd):
    """What the addresses name: Harbor, Spring, Cal in it, and a text that Cal handed in; and a
    passkey, which he added after he had signed in.
    """
    with house.inside():
        cal = db.session.scalars(
            select(Enrollment)
            .where(Enrollment.user_id == house.cal.id)
            .options(joinedload(Enrollment.cohort).joinedload(Cohort.revision))
        ).one()
        exercise = curriculum_of(cal.cohort.revision).exercise(EXERCISE)
        saved = save_draft(cal, exercise, answers=ANSWERS, base_version=0)
        hand_in(saved.submission, exercise)
        center = db.session.query(Center).filter_by(slug="harbor").one()
        set_logo(center, A_PICTURE)
        set_accent(center, "#0b5d51")
        revisions.keep_pictures({PICTURE: Image(digest=PICTURE, width=1, height=1, data=A_PICTURE)})
        copied = copy("known-and-knowing", name="harbor-known")
        invited = invite_to_work(center, address="h@b.example", name="H", role=Role.COUNSELOR)
        learns = db.session.get_one(Cohort, house.spring.id)
        asks = askings.ask(learns, user=db.session.get_one(User, house.gus.id), name="Gus")
        asked = invite_to_learn(learns, center, address="k@b.example", name="K")
        db.session.flush()
        version = db.session.query(SubmissionVersion).one()
        counselor = db.session.query(Staff).join(Counseling, Counseling.staff_id == Staff.id)
        contact, talk = talked(house.cal)
        bea = counselor.filter(Counseling.cohort_id == house.spring.id).one()
        passkey = Passkey(
            user_id=house.cal.id, credential=b"1", public_key=b"1", name="P", added_at=clock.now()
        )
        elsewhere = sign_in_of(house.cal)
        db.session.add_all([passkey, elsewhere])
        db.session.flush()
        named = {
            "center": "harbor",
            "cohort": house.spring.public_id,
            "lesson": "the-objections-in-your-head",
            "exercise": EXERCISE,
            "enrollment": cal.public_id,
            "version": version.public_id,
            "shelf": "contacts",
            "entry": contact.public_id,
            "contact": contact.public_id,
            "conversation": talk.public_id,
            "staff": bea.public_id,
            "filename": "css/print.css",
            "invitation": invited.public_id,
            "passkey": passkey.public_id,
            "browser": elsewhere.public_id,
            "what": "back",
            "which": "shipped",
            "name": "known-and-knowing",
            "curriculum": copied.public_id,
            "form": "json",
            "part": "packs",
            "asking": asks.public_id,
            "answer": "decline",
            "invited": asked.public_id,
            "code": house.spring.code,
            "token": NOT_THERE,
            "digest": center.logo_digest,
            "colour": center.accent[1:],
            "picture": PICTURE,
        }
    db.session.commit()
    return named


def sign_in_of(who):
    """In a browser that is none of the crowd's."""
    began, ends = clock.now(), clock.now() + timedelta(days=30)
    row = SignIn(key="elsewhere", user_id=who.id, browser="", began_at=began, ends_at=ends)
    row.idle_minutes, row.proved_at = 60, began
    return row


def talked(who):
    """Somebody in the book of `who`, and a conversation with them."""
    book, today = open_book(who.id), clock.now()
    contact = add_contact(book, Facts("Ana"))
    account = Account(on=today.date(), ended_at=today, format=Format.PHONE)
    return contact, log_conversation(book, contact, account)


@pytest.fixture
def crowd(house, browsers):
    """Eight browsers, seven of them signed in."""
    found = {name: browsers() for name in PEOPLE}
    for name, browser in found.items():
        if name != "nobody":
            browser.sign_in(getattr(house, name))
    return found


@contextmanager
def undone():
    """Whatever a request commits is undone: the next one finds things as they were."""
    savepoint = db.sessions.kw["bind"].begin_nested()
    try:
        yield
    finally:
        forget_who_asked()
        savepoint.rollback()


def ask(browser, method, address):
    with undone():
        cookies = dict(browser.client._cookies)
        response = browser.fetch(address, method)
        browser.client._cookies = cookies
        response.get_data()
        response.close()  # a static file stays open otherwise
    return response


def outcome(response):
    if response.status_code in {403, 404} or response.status_code >= 500:
        return str(response.status_code)
    page = response.text if response.mimetype == "text/html" else ""
    asked_in = "/sign-in" in (response.location or "") or 'action="/sign-in' in page
    return "in" if asked_in and response.request.path != "/sign-in" else "ok"


def views(app):
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield f"{method} {rule.endpoint}", method, rule


def address_of(app, rule, things):
    named = {name: things[name] for name in rule.arguments}
    if rule.endpoint == "bootstrap.static":
        named["filename"] = "css/bootstrap.min.css"
    with app.test_request_context():
        return rule.build(named)[1]


def mismatches(app, things, crowd):
    for name, method, rule in views(app):
        expected = dict(zip(PEOPLE, EXPECTED[name].split(), strict=True))
        address = address_of(app, rule, things)
        for person, browser in crowd.items():
            got = outcome(ask(browser, method, address))
            if name == "POST accounts.sign_out" and got == "in":
                got = expected[person]  # it leads there
            if got != expected[person]:
                yield f"{name} as {person}: {got}, not {expected[person]}"


def test_every_view_is_in_the_matrix(app):
    assert {name for name, _method, _rule in views(app)} == set(EXPECTED)


def test_everybody_gets_what_is_written_down(app, things, crowd):
    assert list(mismatches(app, things, crowd)) == []


# Whoever sees a cohort runs it: to loosen the one without the other lets nobody further in.
GOES_WITH = {Permission.COHORT_MANAGE: {Permission.COHORT_VIEW}}


@pytest.mark.once
@pytest.mark.parametrize("permission", list(policy.POLICY), ids=str)
def test_a_loosened_rule_is_noticed(app, things, crowd, monkeypatch, permission):
    loosened = {permission} | GOES_WITH.get(permission, set())
    loose = dict(policy.POLICY) | dict.fromkeys(loosened, (lambda _standing: True,))
    monkeypatch.setattr(policy, "POLICY", loose)

    assert next(mismatches(app, things, crowd), None) is not None


@pytest.mark.once
@pytest.mark.parametrize("rule", ["administrator", "staff", "counselor", "participant", "learner"])
def test_a_rule_that_says_yes_to_all_is_noticed(app, things, crowd, monkeypatch, rule):
    said = getattr(policy, rule)
    loose = {
        permission: tuple((lambda _standing: True) if one is said else one for one in rules)
        for permission, rules in policy.POLICY.items()
    }
    monkeypatch.setattr(policy, "POLICY", loose)

    assert next(mismatches(app, things, crowd), None) is not None


@pytest.mark.once
@pytest.mark.parametrize("permission", list(policy.POLICY), ids=str)
def test_a_tightened_rule_is_noticed(app, things, crowd, monkeypatch, permission):
    monkeypatch.setattr(policy, "POLICY", dict(policy.POLICY) | {permission: ()})

    assert next(mismatches(app, things, crowd), None) is not None


def test_the_invisible_and_the_nonexistent_look_the_same(app, things, crowd):
    for name, method, rule in views(app):
        # Dee knows Spring: of what is in it, another person's text is what she may not know of.
        for argument in {"cohort", "enrollment", *CALS} & rule.arguments:
            knows = ("dee",) if argument in CALS else ("eli", "fay", "gus")
            there = address_of(app, rule, things)
            nowhere = address_of(app, rule, things | {argument: NOT_THERE})
            for person in knows:
                seen, unseen = (ask(crowd[person], method, url) for url in (there, nowhere))
                if seen.status_code == 404:
                    assert unseen.status_code == 404, name
                    assert masked(seen, things) == masked(unseen, things), f"{name} as {person}"


def masked(response, things):
    text = SECONDS.sub("", TOKENS.sub("", response.text))
    for value in (*things.values(), NOT_THERE):
        text = text.replace(value, "…")
    return text


def test_a_removed_participant_is_out_on_the_next_request(house, things, crowd):
    assert outcome(ask(crowd["cal"], "GET", f"{house.learn}/")) == "ok"

    with house.inside():
        cal = db.session.query(Enrollment).filter_by(user_id=house.cal.id).one()
        cal.removed_at = cal.joined_at
    db.session.commit()

    assert outcome(ask(crowd["cal"], "GET", f"{house.learn}/")) == "404"


def test_a_counselor_whose_role_ends_is_out_on_the_next_request(house, things, crowd):
    with house.inside():
        bea = db.session.query(Staff).filter_by(user_id=house.bea.id).one()
        bea.ended_at = bea.began_at
    db.session.commit()

    assert outcome(ask(crowd["bea"], "GET", house.run)) == "404"
