"""Join with a code: a name, a way to come back, and a counselor who opens the door."""

from datetime import timedelta

import pytest

from app import outbox
from app.core import clock, text
from app.core.db import db
from app.models import Asking, Message, User
from tests.support.cohorts import change, enrollments, in_days

NEW_PASSWORD = "four words that hold"
EVA = {"name": "Eva Egede", "email": "eva@letters.example"}
TOKEN = "0123456789abcdefghij-k"


@pytest.fixture
def door(house):
    return f"/join/{house.spring.code}"


@pytest.fixture
def bea(house, browsers):
    browser = browsers()
    browser.sign_in(house.bea)
    return browser


def askings(house):
    with house.inside():
        return db.session.query(Asking).all()


def let_in(house, bea, answer="let-in"):
    page = bea.get(f"{house.run}/people")
    return bea.post(page.select_one(f"form[action$='/{answer}']")["action"])


def test_eva_joins_with_a_code_and_is_let_in(house, bea, browser, letters):
    where = browser.post("/join", code=house.spring.code)
    page = browser.get(where)
    assert "Harbor Career Center" in page.get_text() and "Join Spring" in page.h1.get_text()

    waits = browser.get(browser.post(where, **EVA))
    assert "Bea Brandt will let you into Spring." in waits.get_text()
    let_in(house, bea)

    assert browser.fetch("/waiting").location == "/"
    browser.get(browser.fetch("/").location)
    assert "Eva Egede" in enrollments(house)


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}."])
@pytest.mark.parametrize("change_case", [str.lower, str.upper])
def test_a_code_is_known_however_it_is_typed(house, browser, typed, change_case):
    code = house.spring.code
    spaced = typed.format(f"{code[:4]}-{code[4:6]} {code[6:]}".replace("0", "O").replace("1", "l"))

    where = browser.post("/join", code=change_case(spaced))

    assert where == f"/join/{code}"


@pytest.mark.parametrize(
    "typed", ["", "1234567", "123456789", "UUUUUUUU", "a\x00bcdefg", "x" * 200]
)
def test_what_cannot_be_a_code_is_said_at_its_field(house, browser, typed):
    page = browser.post("/join", status=200, code=typed)

    assert page.select_one(".summary a")["href"] == "#code"


def test_the_page_asks_for_nothing_that_is_not_needed(house, browser, door, letters):
    page = browser.get(door)

    fields = [field["name"] for field in page.select("form input:not([type=hidden])")]
    assert fields == ["name", "email", "new_password"]
    assert {f["autocomplete"] for f in page.select("input[autocomplete]")} == {
        "name",
        "email",
        "new-password",
    }


def test_without_mail_a_password_is_the_way_back(house, browser, door):
    page = browser.get(door)
    assert not page.select("[name=email]")

    browser.post(door, status=200, name="Eva")
    waits = browser.get(browser.post(door, name="Eva", new_password=NEW_PASSWORD))

    handle = waits.select_one(".join-code").get_text(strip=True)
    browser.post("/sign-out")
    browser.post("/sign-in", email=handle, password=NEW_PASSWORD)
    assert browser.fetch("/").location == "/waiting"


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Write the name you go by."),
        ({"name": "Eva"}, "Give a mail address or choose a password"),
        ({"name": "Eva", "email": "eva"}, "Type a mail address, as name@example.org."),
        ({"name": "Eva", "email": "e@b.example\nBcc: x@y.example"}, "Type a mail address"),
        ({"name": "Eva", "new_password": "short"}, "it needs 15"),
        (
            {"name": "Harbor Career Center", "new_password": "harbor career center"},
            "a name that others",
        ),
        ({"name": "Eva", "email": "e\x00@b.example"}, "invisible character"),
        ({"name": "x" * 81, "email": "e@b.example"}, "80 fit here"),
        ({"name": "\u202e\u2066", "email": "e@b.example"}, "Write the name you go by."),
    ],
)
def test_what_is_missing_or_odd_is_said_and_nothing_is_made(
    house, browser, door, letters, sent, says
):
    before = db.session.query(User).count()

    page = browser.post(door, status=200, **sent)

    assert says in page.select_one(".summary").get_text()
    assert page.select_one("[name=name]")["value"] == text.one_line(sent.get("name", ""))
    assert db.session.query(User).count() == before


def test_a_wrong_address_harms_nobody(house, bea, browser, door, letters, mailed_link):
    browser.post(door, **EVA)
    let_in(house, bea)
    link = mailed_link()

    eva = db.session.query(User).filter(User.address.is_(None)).one()
    assert eva.password is None and letters[-1][0] == ["eva@letters.example"]
    browser.get(browser.fetch("/").location)

    browser.post(link)
    db.session.expire_all()
    assert db.session.query(User).filter_by(address="eva@letters.example").one().id == eva.id


def test_an_address_that_has_an_account_is_never_told_of(house, browsers, door, letters):
    seen = []
    for address in (house.gus.address, "nobody@letters.example"):
        browser = browsers()
        page = browser.get(browser.post(door, name="Eva", email=address))
        seen.append(page.main.get_text(" ", strip=True).replace(address, "…"))
    outbox.sweep()

    assert seen[0] == seen[1]
    to_gus = next(letter for to, letter in letters if to == [house.gus.address])
    assert "another account has it" in to_gus.get_content()
    assert db.session.query(User).filter_by(address=house.gus.address).count() == 1


def test_gus_joins_with_his_account_and_one_button(house, bea, browser, door):
    browser.sign_in(house.gus)
    page = browser.get(door)
    assert [f["name"] for f in page.select("form input:not([type=hidden])")] == ["name"]

    browser.post(door, name="Gus Galanis")
    let_in(house, bea)

    browser.get(f"{house.learn}/")


def test_somebody_else_at_this_browser_can_say_so(house, browser, door):
    browser.sign_in(house.gus)
    form = browser.get(door).select("main form")[1]

    where = browser.post(form["action"])

    assert where == door
    assert browser.get(door).select("[name=new_password]")


def test_joining_twice_leads_to_where_one_is(house, browser, door, letters):
    browser.post(door, **EVA)

    assert browser.fetch(door).location == "/waiting"
    assert browser.post(door, **EVA) == "/waiting"
    assert len(askings(house)) == 1


def test_cal_who_is_in_is_led_to_his_week(house, browser, door):
    browser.sign_in(house.cal)

    assert browser.fetch(door).location == f"{house.learn}/"


def test_a_form_sent_twice_makes_one_account(house, browsers, door, letters):
    before = db.session.query(User).count()

    first, second = browsers(), browsers()
    first.post(door, form_token=TOKEN, **EVA)
    second.post(door, form_token=TOKEN, **EVA)

    assert db.session.query(User).count() == before + 1
    assert len(askings(house)) == 1
    assert second.fetch("/").location == "/waiting"


@pytest.mark.parametrize(
    "changed", [{"name": "Eva Other"}, {"form_token": "a"}, {"form_token": "x" * 22}]
)
def test_another_form_is_another_person(house, browsers, door, letters, changed):
    sent = {"form_token": "a" if changed == {"form_token": "a"} else TOKEN, **EVA}
    browsers().post(door, **sent)
    browsers().post(door, **sent | changed)

    assert len(askings(house)) == 2


def test_a_form_sent_again_much_later_signs_nobody_in(house, browsers, door, letters):
    first, later = browsers(), browsers()
    first.post(door, form_token=TOKEN, **EVA)
    bound = clock.now() + timedelta(minutes=11)

    with clock.at(bound):
        page = later.post(door, status=200, form_token=TOKEN, **EVA)
    assert "This form was sent before" in page.select_one(".summary").get_text()

    assert len(askings(house)) == 1
    assert later.fetch("/").location == "/sign-in"


SHUT = {
    "ended": ({"code_ended_at": clock.now()}, "This code has ended"),
    "closed": ({"closed_at": clock.now()}, "This cohort is over"),
    "past": ({"code_ends_at": clock.now() - timedelta(days=1)}, "This code has run out"),
    "full": ({"seats": 2}, "Every seat is taken"),
    "used-up": ({"code_uses": 0}, "This code has been used up"),
}


@pytest.mark.parametrize("state", SHUT)
def test_a_code_that_lets_nobody_in_says_why_and_not_whose_it_is(house, browser, door, state):
    values, says = SHUT[state]
    change(house, **values)

    pages = [browser.get(door, status=410), browser.post(door, status=410, name="Eva")]

    for page in pages:
        assert page.h1.get_text() == says
        assert "Harbor" not in page.get_text() and "Spring" not in page.get_text()


def test_an_unknown_code_and_one_that_cannot_be_look_alike(house, browser):
    seen = {
        browser.get(f"/join/{code}", status=404).get_text()
        for code in ("ZZZZZZZZ", "7K2M9XW4", "nonsense-that-is-long", "%00", "UUUUUUUU")
    }

    assert len(seen) == 1 and "Harbor" not in seen.pop()


def test_somebody_who_is_in_comes_in_also_with_an_ended_code(house, browser, door):
    change(house, code_ended_at=clock.now())
    browser.sign_in(house.dee)

    assert browser.fetch(door).location == f"{house.learn}/"


def test_the_last_use_is_the_last(house, browsers, door, letters):
    change(house, code_uses=1)
    browsers().post(door, **EVA)

    page = browsers().get(door, status=410)

    assert page.h1.get_text() == "This code has been used up"


def test_as_many_wait_at_the_door_as_there_are_seats(house, browsers, door, letters):
    change(house, seats=3)
    for number in range(3):
        browsers().post(door, name=f"Eva {number}", email=f"eva{number}@letters.example")

    browsers().get(door, status=410)


def test_while_the_door_is_open_the_code_lets_in_at_once(house, bea, browser, door):
    bea.post(f"{house.run}/code/open", hours="2")

    page = browser.get(browser.post(door, name="Eva Egede", new_password=NEW_PASSWORD))

    assert page.h1.get_text() == "You are in" and page.select(".join-code")
    browser.get(browser.fetch("/").location)
    assert "Eva Egede" in enrollments(house)


def test_an_open_door_lets_in_who_asked_before_it_was(house, bea, browser, door, letters):
    browser.post(door, **EVA)
    bea.post(f"{house.run}/code/open", hours="1")

    where = browser.post(door, **EVA)

    assert where == f"{house.learn}/"
    assert "Eva Egede" in enrollments(house)


def test_the_door_shuts_by_itself(house, bea, browser, door, letters):
    bea.post(f"{house.run}/code/open", hours="1")

    with clock.at(clock.now() + timedelta(hours=1, minutes=1)):
        where = browser.post(door, **EVA)

    assert where == "/waiting"


@pytest.mark.parametrize("hours", ["", "0", "25", "-1", "x", "1e3", "99999999999999999999"])
def test_the_door_is_open_for_hours_not_for_days(house, bea, hours):
    bea.post(f"{house.run}/code/open", hours=hours)

    with house.inside():
        assert (
            not db.session.query(type(house.spring))
            .filter_by(code=house.spring.code)
            .one()
            .code_open_until
        )


@pytest.mark.parametrize("act", ["code/end", "code/renew", "close"])
def test_ending_the_code_shuts_the_door_too(house, bea, act):
    bea.post(f"{house.run}/code/open", hours="8")
    bea.post(f"{house.run}/{act}")

    with house.inside():
        row = db.session.query(type(house.spring)).filter_by(id=house.spring.id).one()
        assert row.code_open_until is None


def test_somebody_who_was_taken_out_asks_whatever_the_door(house, bea, browser, door):
    with house.inside():
        house_row = house.enrollment(house.cal)
        house_row.removed_at = clock.now()
        db.session.commit()
    bea.post(f"{house.run}/code/open", hours="8")
    browser.sign_in(house.cal)

    assert browser.post(door, name="Cal") == "/waiting"


def test_a_no_is_said_kindly_and_can_be_taken_back(house, bea, browser, door, letters):
    browser.post(door, **EVA)
    let_in(house, bea, "decline")

    page = browser.get("/waiting")
    assert page.h1.get_text() == "This did not work out"
    assert browser.post(door, **EVA) == "/waiting" and len(askings(house)) == 1
    let_in(house, bea, "undo")

    assert browser.get("/waiting").h1.get_text() == "Almost in"


def test_all_are_let_in_as_far_as_the_seats_go(house, bea, browsers, door, letters):
    for number in range(3):
        browsers().post(door, name=f"Eva {number}", email=f"eva{number}@letters.example")
    change(house, seats=4)

    page = bea.get(bea.post(f"{house.run}/door/all"))

    assert "2 people are in." in page.get_text() and "no seat for 1 more" in page.get_text()
    assert {row.name for row in askings(house)} == {"Eva 2"}


def test_a_full_cohort_says_so_to_its_counselor(house, bea, browser, door, letters):
    browser.post(door, **EVA)
    change(house, seats=2)

    page = bea.get(let_in(house, bea))

    assert "Every seat of this cohort is taken" in page.get_text()
    assert len(askings(house)) == 1


def test_today_counts_who_waits_and_leads_there(house, bea, browser, door, letters):
    browser.post(door, **EVA)

    link = bea.get("/c/harbor/today").select_one("#door").find_next("a")

    assert link.get_text() == "1 person for Spring" and link["href"] == f"{house.run}/people"


def test_the_code_ends_when_its_counselor_says(house, bea, browser, door, letters):
    bea.post(f"{house.run}/code", last_day=in_days(2).isoformat(), uses="5")
    browser.post(door, **EVA)
    assert "4 more people can use it" in bea.get(f"{house.run}/people").get_text()

    with clock.at(clock.now() + timedelta(days=4)):
        browser.fetch("/sign-out", "POST")
        browser.get(door, status=410)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"last_day": "", "uses": ""}, "Choose the last day"),
        ({"last_day": "2020-01-01"}, "That day is over"),
        ({"last_day": "soon"}, "This is not a day"),
        ({"last_day": "2099-01-01", "uses": "0"}, "Write a number from 1"),
        ({"last_day": "2099-01-01", "uses": "many"}, "Write a number from 1"),
        ({"last_day": "2099-01-01", "uses": "9" * 30}, "Write a number from 1"),
    ],
)
def test_what_is_wrong_with_the_limits_is_said(house, bea, sent, says):
    page = bea.post(f"{house.run}/code", status=200, **sent)

    assert says in page.select_one(".summary").get_text()


def test_the_name_on_the_roster_is_one_line_without_tricks(house, bea, browser, door, letters):
    browser.post(door, name="\u202eEva\n\u2066 <b>", email="eva@letters.example")

    assert askings(house)[0].name == "Eva <b>"
    assert (
        bea.get(f"{house.run}/people").select_one("#door").find_next("bdi").get_text() == "Eva <b>"
    )


def test_nothing_of_who_joined_lies_in_the_queue_once_the_mail_is_out(
    house, browser, door, letters
):
    browser.post(door, **EVA)
    assert [row for row in db.session.query(Message) if EVA["email"] in str(row.payload)]

    outbox.sweep()

    assert all(row.payload == {} for row in db.session.query(Message))


def test_every_place_is_one_click_away_also_from_a_single_one(house, browser):
    browser.sign_in(house.cal)
    link = browser.get(f"{house.learn}/").find("a", string="Change place")

    page = browser.get(link["href"])

    assert [a.get_text() for a in page.select(".entry-title")] == ["Spring"]


def test_another_centers_counselor_sees_and_answers_nothing(
    house, browsers, browser, door, letters
):
    browser.post(door, **EVA)
    asking = askings(house)[0].public_id
    for name, status in (("fay", 404), ("eli", 404), ("cal", 404)):
        other = browsers()
        other.sign_in(getattr(house, name))
        other.post(f"{house.run}/door/{asking}/let-in", status=status)

    assert len(askings(house)) == 1
