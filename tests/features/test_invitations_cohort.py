"""Invite by mail: paste, look, send; and what the mail opens."""

import pytest

from app import outbox
from app.cohorts.invitations import lines
from app.core.db import db
from app.models import Asking, Message, Ticket
from tests.support.cohorts import change, enrollments
from tests.support.statements import counted

NEW_PASSWORD = "four words that hold"
THREE = "Hana Ito <hana@letters.example>\nivo@letters.example\nJoy Juarez, joy@letters.example"


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


@pytest.fixture
def here(house):
    return f"{house.run}/invite"


def invite(bea, here, people, go="send"):
    return bea.post(here, people=people, go=go)


def read(pasted):
    return [(line.name, line.address, bool(line.problem)) for line in lines.read(pasted)]


@pytest.mark.parametrize(
    ("pasted", "name", "address"),
    [
        ("Hana Ito <hana@b.example>", "Hana Ito", "hana@b.example"),
        ("hana@b.example", "", "hana@b.example"),
        ("<hana@b.example>", "", "hana@b.example"),
        ('"Ito, Hana" <Hana@B.Example>', "Ito, Hana", "hana@b.example"),
        ("Hana Ito\thana@b.example", "Hana Ito", "hana@b.example"),
        ("Hana, hana+work@b.example,", "Hana", "hana+work@b.example"),
        ("O\u2019Neil d\u2019Arc <o'neil@b.example>", "O\u2019Neil d\u2019Arc", "o'neil@b.example"),
        ("王秀英 <wang@b.example>", "王秀英", "wang@b.example"),
        ("\u202eHana\u2066 <hana@b.example>", "Hana", "hana@b.example"),
    ],
)
def test_a_line_is_understood(app, pasted, name, address):
    with app.test_request_context():
        assert read(pasted) == [(name, address, False)]


@pytest.mark.parametrize(
    ("pasted", "says"),
    [
        ("Hana Ito", "no mail address"),
        ("hana@b.example ivo@b.example", "more than one address"),
        ("Hana <hana@b.example", "both brackets"),
        ("Hana <hana@b.example> Ito", "both brackets"),
        ("hana@b", "not a mail address"),
        ("hana@b..example", "not a mail address"),
        ("@b.example", "not a mail address"),
        ("x" * 81 + " <hana@b.example>", "81 characters"),
        ("ha\x00na@b.example", "not a mail address"),
        ("hana@b.example\nHANA@b.example", "twice"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(app, pasted, says):
    with app.test_request_context():
        assert says in lines.read(pasted)[-1].problem


def test_lines_are_counted_as_the_person_counts_them(app):
    with app.test_request_context():
        found = lines.read("a@b.example\n\n  \nHana\nc@d.example; e@f.example\n")

    assert [line.number for line in found] == [1, 4, 5, 5]


def test_a_look_shows_what_was_understood_and_sends_nothing(bea, here, letters):
    page = bea.post(here, status=200, people=THREE + "\nHana", go="look")

    right = page.select_one("#right").find_parent("section")
    assert [title.get_text(strip=True) for title in right.select(".entry-title")] == [
        "Hana Ito",
        "ivo@letters.example",
        "Joy Juarez",
    ]
    assert "no mail address" in page.select_one("#wrong").find_parent("section").get_text()
    assert page.select_one("textarea").get_text().strip() == THREE + "\nHana"
    assert db.session.query(Ticket).count() == 0


def test_while_a_line_is_wrong_nothing_is_sent(bea, here, letters):
    page = bea.post(here, status=200, people=THREE + "\nHana", go="send")

    assert not page.select("[name=go][value=send]")
    assert db.session.query(Ticket).count() == 0


def test_three_are_invited_and_hana_is_in(house, bea, here, browsers, letters):
    page = bea.get(invite(bea, here, THREE))
    assert "3 invitations are on their way." in page.get_text()
    outbox.sweep()
    assert sorted(to[0] for to, _letter in letters) == [
        "hana@letters.example",
        "ivo@letters.example",
        "joy@letters.example",
    ]

    hana, link = browsers(), link_in(letters, "hana@letters.example")
    assert "Spring at Harbor Career Center" in hana.get(link).get_text()
    hana.post(link, name="Hana Ito", new_password=NEW_PASSWORD)

    hana.get(f"{house.learn}/")
    assert "Hana Ito" in enrollments(house)
    assert (
        "Hana" not in bea.get(f"{house.run}/people").select_one("#invited").parent.parent.get_text()
    )


def link_in(letters, address):
    body = next(letter for to, letter in reversed(letters) if to == [address]).get_content()
    start = body.index("/invitations/")
    return body[start:].split()[0]


def test_an_invitation_is_for_one_address_alone(house, bea, here, browsers, letters):
    invite(bea, here, house.gus.address)
    outbox.sweep()
    link, eli = link_in(letters, house.gus.address), browsers()
    eli.sign_in(house.eli)

    assert "Sign in with it" in eli.get(link).get_text()
    eli.post(link, status=200, name="Eli")

    assert len(enrollments(house)) == 2


def test_whoever_asked_at_the_door_and_is_invited_waits_no_more(
    house, bea, here, browsers, letters
):
    gus = browsers()
    gus.sign_in(house.gus)
    gus.post(f"/join/{house.spring.code}", name="Gus")
    invite(bea, here, house.gus.address)
    outbox.sweep()

    gus.post(link_in(letters, house.gus.address), name="Gus Galanis")

    with house.inside():
        assert db.session.query(Asking).count() == 0


def test_an_open_invitation_is_sent_again_or_taken_back(house, bea, here, browsers, letters):
    invite(bea, here, "hana@letters.example")
    outbox.sweep()
    first = link_in(letters, "hana@letters.example")
    people = f"{house.run}/people"

    bea.post(bea.get(people).select_one("form[action$='/again']")["action"])
    outbox.sweep()
    second = link_in(letters, "hana@letters.example")
    browsers().get(first, status=410)
    browsers().get(second)
    bea.post(bea.get(people).select_one("form[action*='/invited/'][action$='/back']")["action"])

    browsers().get(second, status=410)
    assert not bea.get(people).select("#invited")


def test_inviting_the_same_address_again_replaces_the_first(house, bea, here, letters):
    invite(bea, here, "hana@letters.example")
    page = bea.post(here, status=200, people="Hana <hana@letters.example>", go="look")
    assert "takes the place of the old one" in page.get_text()

    invite(bea, here, "Hana <hana@letters.example>")

    assert db.session.query(Ticket).filter(Ticket.used_at.is_(None)).count() == 1


def test_inviting_a_known_address_looks_as_inviting_any(house, bea, here, letters):
    seen = []
    for address in (house.gus.address, "nobody@letters.example"):
        page = bea.post(here, status=200, people=address, go="look")
        seen.append(page.main.get_text(" ", strip=True).replace(address, "…"))

    assert seen[0] == seen[1]


def test_another_cohorts_invitation_is_out_of_reach(house, bea, here, browsers, letters):
    invite(bea, here, "hana@letters.example")
    number = db.session.query(Ticket).one().public_id
    eli = browsers()
    eli.sign_in(house.eli)

    eli.post(f"/c/harbor/cohorts/{house.autumn.public_id}/invited/{number}/back", status=404)

    assert db.session.query(Ticket).one().used_at is None


@pytest.mark.parametrize(
    ("people", "says"),
    [
        ("", "Write at least one mail address."),
        ("a\x00b@c.example", "invisible character"),
        ("\n".join(f"a{n}@b.example" for n in range(201)), "more than 200 lines"),
        ("x" * 20_001, "20000 fit here"),
    ],
)
def test_what_cannot_be_read_at_all_is_said(bea, here, letters, people, says):
    page = bea.post(here, status=200, people=people, go="send")

    assert says in page.select_one(".summary").get_text()
    assert db.session.query(Ticket).count() == 0


def test_a_closed_cohort_invites_nobody(house, bea, here, letters):
    change(house, closed_at=house.spring.opened_at)

    page = bea.post(here, status=200, people="hana@letters.example", go="send")

    assert "closed" in page.select_one(".summary").get_text()


def test_without_mail_the_page_says_so(bea, here):
    assert "sends no mail" in bea.get(here).get_text()
    bea.post(here, status=200, people="hana@letters.example", go="send")
    assert db.session.query(Message).count() == 0


def test_the_roster_asks_as_much_for_forty_as_for_four(house, bea, here, browsers, letters):
    change(house, seats=200)
    asked = []
    for number in (4, 40):
        invite(bea, here, "\n".join(f"h{number}-{n}@letters.example" for n in range(number)))
        for one in range(number // 4):
            browsers().post(f"/join/{house.spring.code}", name="Eva", email=f"e{one}@l.example")
            bea.post(f"{house.run}/people/without-mail", name=f"Hal {one}")
        with counted() as statements:
            bea.get(f"{house.run}/people")
        asked.append(len(statements))

    assert asked[0] == asked[1]
    with counted() as statements:
        bea.get("/c/harbor/today")
    assert len(statements) < 15
