"""Passkeys: made by a device of our own that speaks WebAuthn, for the site's own name alone."""

import json
from datetime import timedelta

import pytest
from webauthn import base64url_to_bytes

from app.core import clock
from app.core.db import db
from app.models import Passkey, SignIn, User
from tests.features.test_second_step import STEP, events, told
from tests.support.proof import BASE, Device, has_app

ADD, ASK_NEW = "/account/steps/passkeys/new", "/account/steps/passkeys/question"
SIGN_IN = "/sign-in/passkey"
NOT_KNOWN = "That passkey is not known here."


@pytest.fixture(autouse=True)
def _named(app, monkeypatch):
    """A site with a name and https; requests come to `localhost`, and nobody asks them."""
    monkeypatch.setitem(app.config, "BASE_URL", BASE)
    monkeypatch.setitem(app.config, "HTTPS", True)


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def question(browser, url=SIGN_IN):
    return browser.fetch(url).json


def adds(browser, device, name="My phone", **options):
    answer = device.makes(question(browser, ASK_NEW))
    return browser.post(ADD, answer=answer, name=name, **options)


def keys():
    db.session.rollback()
    return db.session.query(Passkey).order_by(Passkey.id).all()


def test_bea_adds_one_and_is_sent_to_make_codes(house, bea):
    where = adds(bea, Device())

    assert where == "/account/steps/codes"
    assert [(key.name, key.user_id) for key in keys()] == [("My phone", house.bea.id)]
    assert db.session.query(SignIn).filter_by(user_id=house.bea.id).one().strong
    assert told(house.bea) == ["passkey-added"] and "person:passkey:add" in events(house.bea)
    assert "My phone" in bea.get("/account/steps").get_text()


def test_the_question_names_the_site_by_its_own_address(house, bea):
    known = bea.fetch(SIGN_IN, headers={"Host": "elsewhere.example"}).json
    assert known["rpId"] == "acquaint.harbor.example"

    asked = question(bea, ASK_NEW)

    assert asked["rp"]["id"] == "acquaint.harbor.example"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["user"]["name"] == house.bea.address
    assert asked["user"]["id"] == question(bea, ASK_NEW)["user"]["id"]
    assert len(base64url_to_bytes(asked["user"]["id"])) == 32


def test_her_device_lets_her_in_without_an_address(house, bea, browsers):
    device, other = Device(), browsers()
    adds(bea, device)
    asked = question(other)
    assert asked.get("allowCredentials", []) == []

    assert other.post(f"{SIGN_IN}?next={house.run}", answer=device.signs(asked)) == house.run

    other.get(house.run)
    newest = db.session.query(SignIn).order_by(SignIn.id.desc()).first()
    assert newest.strong and newest.user_id == house.bea.id


def test_it_is_the_second_step_after_a_password(house, bea, browsers):
    device, other = Device(), browsers()
    adds(bea, device)
    other.sign_in(house.bea)
    asked = question(other)
    assert len(asked["allowCredentials"]) == 1

    assert other.post(STEP, answer=device.signs(asked)) == "/"


def test_it_proves_who_is_here(bea):
    device = Device()
    adds(bea, device)

    with clock.at(clock.now() + timedelta(minutes=11)):
        where = bea.post("/account/prove?next=/account/steps", answer=device.signs(question(bea)))
        assert where == "/account/steps"
        bea.get(where)


def test_another_persons_key_is_no_second_step(house, bea, browsers):
    device, other = Device(), browsers()
    adds(bea, device)
    has_app(house.eli)
    other.sign_in(house.eli)

    page = other.post(STEP, status=200, answer=device.signs(question(other)))

    assert "That passkey was not right." in page.select_one(".summary").get_text()


def refused(browser, answer):
    where = browser.post(SIGN_IN, answer=answer)
    return where == "/sign-in" and NOT_KNOWN in browser.get(where).get_text()


def test_an_answer_counts_once(bea, browsers):
    device, other = Device(), browsers()
    adds(bea, device)
    answer = device.signs(question(other))
    cookie = other.client.get_cookie("acquaint").value
    assert other.post(SIGN_IN, answer=answer) == "/"

    assert refused(other, answer)
    again = browsers()
    again.client.set_cookie("acquaint", cookie)  # as one who has copied it
    db.session.query(Passkey).update({"count": 0})
    db.session.commit()
    assert refused(again, answer)


def test_a_question_is_answered_by_the_browser_that_was_asked(bea, browsers):
    device, asked, other = Device(), browsers(), browsers()
    adds(bea, device)
    question(other)

    assert refused(other, device.signs(question(asked)))


def test_a_question_grows_old_in_five_minutes(bea, browsers):
    device, other = Device(), browsers()
    adds(bea, device)
    answer = device.signs(question(other))

    with clock.at(clock.now() + timedelta(minutes=6)):
        assert refused(other, answer)


@pytest.mark.parametrize("count", [-1, 0, 3])
def test_a_count_that_does_not_go_on_is_a_copy(bea, browsers, count):
    device, copy = Device(), browsers()
    adds(bea, device)
    for _use in range(5):
        other = browsers()
        other.post(SIGN_IN, answer=device.signs(question(other)))
    device.count = 4 + min(count, 0) if count < 1 else count

    assert refused(copy, device.signs(question(copy)))
    assert keys()[0].count == 5


def test_a_device_that_does_not_count_is_no_copy(bea, browsers):
    device = Device()
    adds(bea, device)
    for _use in range(2):
        device.count, other = -1, browsers()
        assert other.post(SIGN_IN, answer=device.signs(question(other))) == "/"


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "http://acquaint.harbor.example"},
        {"party": "elsewhere.example"},
        {"verifies": False},
        {"key": Device().key},
        {"credential": b"nobody's own key"},
    ],
    ids=lambda wrong: f"{next(iter(wrong))} {next(iter(wrong.values()))}"[:40],
)
def test_what_was_signed_elsewhere_or_by_another_is_refused(bea, browsers, wrong):
    device, other = Device(), browsers()
    adds(bea, device)
    for name, value in wrong.items():
        setattr(device, name, value)

    assert refused(other, device.signs(question(other)))


@pytest.mark.parametrize(
    "wrong",
    [{"origin": "https://elsewhere.example"}, {"party": "elsewhere.example"}, {"verifies": False}],
    ids=["origin", "party", "nobody looked"],
)
def test_what_was_made_elsewhere_is_not_kept(bea, wrong):
    page = adds(bea, Device(**wrong), status=200)

    assert "no passkey that we can use" in page.select_one(".summary").get_text()
    assert page.select_one("[name=name]")["value"] == "My phone"
    assert keys() == []


def test_a_key_is_kept_once(house, bea, browsers):
    device, eli = Device(), browsers()
    adds(bea, device)
    eli.sign_in(house.eli)

    adds(eli, device, status=200)

    assert len(keys()) == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_it_wants_a_name(bea, name):
    page = adds(bea, Device(), name=name, status=200)

    assert page.select_one("#name-error")
    assert keys() == []


def test_a_name_turns_no_line_around(bea):
    adds(bea, Device(), name="My\u202e phone\t here")

    assert keys()[0].name == "My phone here"


def test_without_scripts_it_says_what_to_do(bea):
    page = bea.post(ADD, status=200, name="My phone", answer="")

    assert "use an app instead" in page.select_one(".summary").get_text()


def garbled():
    good = json.loads(Device().makes({"challenge": "AAAA"})) | {"authenticatorAttachment": "x"}
    yield from ("null", "[]", "{}", "1", '"x"', "x", "{" * 9000, "[" * 9000, '{"rawId": 1}')
    yield json.dumps({"rawId": "é", "id": "é"})
    yield json.dumps(good)
    for name in good:
        yield json.dumps(good | {name: None})
        yield json.dumps(good | {name: [{}]})
    for name in good["response"]:
        for odd in ("", "A", "AAAA", "not base 64", 7, None, "_" * 999):
            yield json.dumps(good | {"response": good["response"] | {name: odd}})


@pytest.mark.parametrize("answer", list(garbled()), ids=lambda text: text[:12] + str(hash(text)))
def test_an_answer_that_is_none_breaks_nothing(bea, browsers, answer):
    question(bea, ASK_NEW)
    bea.post(ADD, status=200, name="My phone", answer=answer)
    other = browsers()
    question(other)

    assert refused(other, answer)


def test_a_real_answer_with_one_byte_changed_breaks_nothing(bea, browsers):
    device = Device()
    for place in range(0, 300, 7):
        answer = json.loads(device.makes(question(bea, ASK_NEW)))
        name = ("attestationObject", "clientDataJSON")[place % 2]
        whole = answer["response"][name]
        spot = place % len(whole)
        answer["response"][name] = whole[:spot] + ("A", "_")[whole[spot] == "A"] + whole[spot + 1 :]
        response = bea.fetch(ADD, "POST", data={"name": "x", "answer": json.dumps(answer)})
        assert response.status_code in {200, 303}, (place, response.status_code)


def test_taking_one_away_is_asked_first(house, bea, browsers):
    device, other = Device(), browsers()
    adds(bea, device)
    where = f"/account/steps/passkeys/{keys()[0].public_id}/remove"
    page = bea.get(where)
    assert "“My phone”" in page.get_text() and "your only second step" in page.get_text()

    assert bea.post(where) == "/account/steps"

    assert keys() == []
    assert refused(other, device.signs(question(other)))
    assert told(house.bea) == ["passkey-added", "passkey-removed"]
    assert not db.session.query(SignIn).filter_by(user_id=house.bea.id).first().strong


def test_with_an_app_it_is_not_the_last_one(house, bea):
    adds(bea, Device())
    has_app(house.bea)
    where = f"/account/steps/passkeys/{keys()[0].public_id}/remove"

    assert "your only second step" not in bea.get(where).get_text()
    bea.post(where)
    assert db.session.query(SignIn).filter_by(user_id=house.bea.id).one().strong


def test_nobody_takes_away_what_is_not_theirs(house, bea, browsers):
    adds(bea, Device())
    eli = browsers()
    eli.sign_in(house.eli)
    where = f"/account/steps/passkeys/{keys()[0].public_id}/remove"

    eli.get(where, status=404)
    eli.post(where, status=404)

    assert len(keys()) == 1


def test_a_key_of_a_closed_account_opens_nothing(house, bea, browsers):
    device, other = Device(), browsers()
    adds(bea, device)
    db.session.query(User).filter_by(id=house.bea.id).update({"active": False})
    db.session.commit()

    assert refused(other, device.signs(question(other)))


def test_what_was_written_outlives_a_passkey_that_was_refused(browser):
    kept = json.dumps([["name", "Spring of herons"]])

    page = browser.post(SIGN_IN, status=200, answer="{}", kept=kept)

    assert NOT_KNOWN in page.get_text()
    assert all(field["value"] == kept for field in page.select("[name=kept]"))


def test_a_class_that_shares_an_address_does_not_wait(bea, browsers, limited):
    other = browsers()

    for _person in range(30):
        assert refused(other, "{}")


@pytest.mark.parametrize(
    "base", ["http://127.0.0.1:8000", "http://acquaint.example", "http://[::1]"]
)
def test_where_browsers_make_none_none_is_offered(bea, browsers, app, monkeypatch, base):
    monkeypatch.setitem(app.config, "BASE_URL", base)
    monkeypatch.setitem(app.config, "HTTPS", False)

    assert not browsers().get("/sign-in").select("[data-passkey]")
    assert not bea.get(ADD).select("[data-passkey]")
    assert "need a site with a name" in bea.get("/account/steps").get_text()


def test_on_localhost_they_are_offered(browser, app, monkeypatch):
    monkeypatch.setitem(app.config, "BASE_URL", "http://localhost:8000")
    monkeypatch.setitem(app.config, "HTTPS", False)

    assert browser.get("/sign-in").select("[data-passkey]")
