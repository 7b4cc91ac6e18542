"""A new password by a link: once, and every other sign-in ends with the old one."""

import pytest

from app import outbox
from app.core.db import db
from app.models import SignIn
from tests.support.browser import PASSWORD
from tests.support.proof import has_app

NEW = "seven herons over the lock"


@pytest.fixture
def link(house, browser, mailed_link):
    """Cal has asked for a new password, and the link has arrived."""
    browser.post("/reset", status=200, email=house.cal.address)
    return mailed_link()


def test_the_new_password_counts_and_the_old_one_does_not(house, browsers, link):
    browser = browsers()
    assert browser.get(link).h1.get_text() == "Choose a new password"

    assert browser.post(link, new_password=NEW) == "/"

    assert "Your new password is set. It is " in browser.get(f"{house.learn}/").get_text()
    browsers().sign_in(house.cal, NEW)
    browsers().sign_in(house.cal, PASSWORD, status=200)


@pytest.mark.parametrize(("ticked", "open_after"), [({"end_others": "y"}, 1), ({}, 2)])
def test_every_other_sign_in_ends_if_that_is_wished(house, browsers, link, ticked, open_after):
    library = browsers()
    library.sign_in(house.cal)

    browsers().post(link, new_password=NEW, **ticked)

    good = db.session.query(SignIn).filter_by(user_id=house.cal.id, revoked_at=None)
    assert good.count() == open_after
    assert (library.fetch(f"{house.learn}/").status_code == 200) is (open_after == 2)


def test_the_page_offers_to_end_them(house, browser, link):
    assert browser.get(link).select_one("[name=end_others][checked]")


def test_the_owner_is_told(house, browser, link, letters):
    browser.post(link, new_password=NEW)
    outbox.sweep()

    words = letters[-1][1].get_content()
    assert "A new password was chosen by a link from your mail." in words
    assert NEW not in words


def test_a_password_that_is_not_taken_uses_nothing(house, browser, link):
    page = browser.post(link, status=200, new_password="too short")

    assert "This has 9 characters; it needs 15." in page.get_text()
    assert browser.post(link, new_password=NEW) == "/"


def test_the_other_links_that_went_out_are_good_for_nothing_then(house, browser, mailed_link):
    found = []
    for path in ("/reset", "/sign-in/link", "/reset"):
        browser.post(path, status=200, email=house.cal.address)
        found.append(mailed_link())

    browser.post(found[0], new_password=NEW)

    assert [browser.fetch(path, "POST").status_code for path in found] == [410] * 3


def test_a_reset_never_goes_around_a_second_step(house, browser, mailed_link):
    has_app(house.bea)
    browser.post("/reset", status=200, email=house.bea.address)
    link = mailed_link()

    assert browser.post(link, new_password="eight ok", end_others="y") == "/sign-in/step"

    assert browser.fetch(house.run).status_code == 302


def test_a_name_is_no_new_password(house, browser, link):
    page = browser.post(link, status=200, new_password="Cal Castellanos")

    assert "This is a name that others know." in page.get_text()


def test_opening_the_page_changes_no_row(house, browser, link):
    before = [(row.id, row.used_at) for row in db.session.query(SignIn)]

    for _visit in range(3):
        browser.get(link)
    browser.fetch(link, "HEAD")

    assert [(row.id, row.used_at) for row in db.session.query(SignIn)] == before
    assert browser.post(link, new_password=NEW) == "/"
