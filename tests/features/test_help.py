"""Help is on every page, and so is the way out."""


def test_help_answers_anybody(browser):
    page = browser.get("/help")

    assert "Who can read it?" in page.get_text()


def test_every_page_leads_to_help(house, browser):
    browser.sign_in(house.bea)

    page = browser.get("/c/harbor/today")

    assert page.select_one("header a[href$='/help']")


def test_a_counselor_can_sign_out(house, browser):
    browser.sign_in(house.bea)
    page = browser.get("/account")
    token = page.select_one("[name=form_token]")["value"]

    browser.post("/sign-out", form_token=token)

    assert browser.fetch("/c/harbor/today").location.startswith("/sign-in")


def test_an_administrator_who_counsels_nobody_has_no_queue(house, browser):
    browser.sign_in(house.ada)

    places = browser.get("/c/harbor/today").select_one("nav").get_text()

    assert "Reviews" not in places
