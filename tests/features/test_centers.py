"""What Ada changes about Harbor, and what of it others see."""

from io import BytesIO
from zlib import crc32

import pytest
from PIL import Image

from app.core.db import db
from app.models import Center
from tests.support.cohorts import sent_by

HERE = "/c/harbor/center/"
ABOUT = {
    "name": "Harbor Career Center",
    "slug": "harbor",
    "zone": "America/Chicago",
    "paper": "letter",
    "word": "networking",
}


@pytest.fixture
def ada(house, browser):
    browser.sign_in(house.ada)
    return browser


def harbor():
    db.session.expire_all()
    return db.session.query(Center).filter(Center.name.startswith("Harbor")).one()


def picture(kind="PNG", size=(80, 40)):
    out = BytesIO()
    Image.new("RGB", size, "#0b5d51").save(out, kind)
    return out.getvalue()


def send_logo(browser, data, name="logo.png", status=200):
    sent = {"logo": (BytesIO(data), name)}
    response = browser.fetch(
        f"{HERE}look/logo", "POST", data=sent, content_type="multipart/form-data"
    )
    assert response.status_code == status, response.text[:500]
    return browser.read(response, "logo") if status == 200 else response.location


def test_ada_changes_what_her_center_is_called(ada):
    ada.post(HERE, **ABOUT | {"name": "Harbor  Work Center", "paper": "a4", "word": "asking"})

    row = harbor()
    assert (row.name, row.paper, row.word) == ("Harbor Work Center", "a4", "asking")
    assert "Harbor Work Center" in ada.get(HERE).get_text()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": " "}, "Write the name of the center."),
        ({"slug": "Har bor"}, "Use small letters, digits and single hyphens"),
        ({"slug": "a--b"}, "Use small letters, digits and single hyphens"),
        ({"slug": "northside"}, "This address is taken."),
        ({"slug": "new"}, "This address is taken."),
        ({"zone": "Mars/Base"}, "Choose a time zone from the list."),
        ({"word": "x" * 41}, "This has 41 characters; 40 fit here."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(ada, changed, says):
    page = ada.post(HERE, status=200, **ABOUT | changed)

    assert says in page.get_text()
    assert (harbor().name, harbor().slug) == ("Harbor Career Center", "harbor")


def test_the_help_list_is_on_the_help_page_of_the_center_alone(house, ada, browsers):
    write_help(ada, "Night line", "+1 555 0111")
    cal, fay = browsers(), browsers()
    cal.sign_in(house.cal)
    fay.sign_in(house.fay)

    page = cal.get("/c/harbor/help")

    assert page.select_one("dd a")["href"] == "tel:+15550111"
    assert "Night line" not in fay.get("/c/northside/help").get_text()


def test_a_line_of_the_help_list_says_all_or_nothing(ada):
    answer = write_help(ada, "Night line", "")

    assert "Fill in this part of the line" in answer.text
    assert harbor().help_list == []


def test_a_setback_leads_to_the_help_list(house, ada, browsers):
    write_help(ada, "Night line", "Room 3")
    cal = browsers()
    cal.sign_in(house.cal)

    page = cal.get(f"{house.learn}/lessons/the-objections-in-your-head")

    assert page.select_one(".callout-setback a[href='/c/harbor/help#turn']")


def test_a_colour_that_can_be_read_reaches_every_page(ada):
    ada.post(f"{HERE}look/accent", accent="#7A1FA2")

    link = ada.get(HERE).select_one("link[href*='/look/']")["href"]
    rules = ada.fetch(link)
    assert link == "/c/harbor/center/look/7a1fa2.css"
    assert "--accent:#7a1fa2" in rules.text and rules.mimetype == "text/css"


@pytest.mark.parametrize(
    ("colour", "says"),
    [
        ("#ffcc00", "stands out 1.5 to 1 on our paper"),
        ("red", "Write it as a sign #"),
        ("#12345", "Write it as a sign #"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can(ada, colour, says):
    page = ada.post(f"{HERE}look/accent", status=200, accent=colour)

    assert says in page.get_text()
    assert harbor().accent == ""


def test_a_logo_is_drawn_anew_and_stands_on_every_page(house, ada, browsers):
    send_logo(ada, picture("JPEG", (1200, 300)), status=303)
    cal = browsers()
    cal.sign_in(house.cal)

    image = cal.get(f"{house.learn}/").select_one(".wordmark img")

    answer = cal.fetch(image["src"])
    assert image["alt"] == "Harbor Career Center"
    assert Image.open(BytesIO(answer.data)).size == (600, 150)
    assert answer.mimetype == "image/png" and "sandbox" in answer.headers["Content-Security-Policy"]


def write_help(browser, name, how, kind="crisis"):
    """The first line of the list, in the form as the page has it."""
    lines = sent_by(browser.get(f"{HERE}help"))
    lines |= {"rows-0-kind": kind, "rows-0-name": name, "rows-0-how": how}
    return browser.fetch(f"{HERE}help", "POST", data=lines)


def huge():
    """The head of a PNG of 50,000 by 50,000 pixels."""
    head = bytearray(picture())
    head[16:24] = (50_000).to_bytes(4, "big") * 2
    head[29:33] = crc32(head[12:29]).to_bytes(4, "big")
    return bytes(head)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Choose a picture first."),
        (b"hello", "This is not a PNG, JPEG or WebP picture."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "This is not a PNG"),
        (b"GIF89a" + b"\0" * 100, "This is not a PNG"),
        (picture()[:60], "This picture is broken"),
        (huge(), "too many pixels"),
        (picture() + b"\0" * 420_000, "more than 400 kB"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused_in_words(ada, data, says):
    page = send_logo(ada, data)

    assert says in page.get_text()
    assert harbor().logo_digest == ""


def test_the_words_of_a_polyglot_are_not_in_what_we_keep(ada):
    send_logo(ada, picture() + b"<script>alert(1)</script>", status=303)

    assert b"script" not in harbor().logo


def test_rules_are_kept(ada):
    ada.post(f"{HERE}rules", second_step="yes", keeps="12")

    assert (harbor().asks_second_step, harbor().keeps_months) == (True, 12)


def test_fay_sees_nothing_of_harbor(house, browser):
    browser.sign_in(house.fay)

    for part in ("", "look", "help", "rules", "staff"):
        browser.get(f"{HERE}{part}", status=404)
