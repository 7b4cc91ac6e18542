"""Every page that anybody can reach: WCAG 2.2 A and AA by axe, and no scrolling sideways."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
WIDTHS = (1280, 375)
ID = re.compile(r"(?<=/)[0-9a-z]{12}(?=/|$)")
SAME = (
    (re.compile(r"(?<=/exercises/)[^/]+(?=/help$|$)"), "*"),
    (re.compile(r"(?<=/people/\*/)[^/]+$"), "*"),
    (re.compile(r"(?<=/curricula/shipped/)[^/]+/[^/]+"), "*/*"),
    (re.compile(r"(?<=/handouts/).*"), "*"),
    (re.compile(r"(?<=/people/\*/)[^/]+(?=/sheet$)"), "*"),
    (re.compile(r"(?<=/examples/)[^/]+(?=/sheet$)"), "*"),
)
"""Where one page looks like the other, whatever the exercise is: a lesson holds all of its own."""
MOST = 90


def shape(url):
    """What all pages like this one have in common."""
    parts = urlsplit(url)
    path = ID.sub("*", parts.path)
    for pattern, word in SAME:
        path = pattern.sub(word, path)
    return path, tuple(sorted(name for name, _value in parse_qsl(parts.query)))


def is_page(url, base):
    """Whether it is ours, and nothing that a browser would download."""
    downloads = url.endswith((".csv", ".pdf")) or "/data/everything." in url
    return url.startswith(f"{base}/") and "as=pdf" not in url and not downloads


def every_page(page, base):
    """Open one page of each shape, from the start page on."""
    waiting, known = [f"{base}/"], {shape(f"{base}/")}
    while waiting:
        response = page.goto(waiting.pop(0))
        if "text/html" not in response.headers["content-type"]:
            continue
        known.add(shape(page.url))
        yield page.url
        for url in page.eval_on_selector_all("a[href]", "all => all.map((a) => a.href)"):
            if is_page(url, base) and shape(url) not in known:
                known.add(shape(url))
                waiting.append(url.partition("#")[0])
        assert len(known) < MOST, sorted(known)


def findings(page):
    """What axe finds, at two widths, by day and by night; and what is too wide for 320 pixels."""
    found, path = [], urlsplit(page.url).path
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for one in Axe().run(page, options=OPTIONS).response["violations"]:
                where = [node["target"] for node in one["nodes"]][:3]
                found.append(f"{path} {width} {scheme}: {one['id']} {where}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    if (wide := page.evaluate("document.scrollingElement.scrollWidth")) > 320:
        found.append(f"{path}: {wide} pixels wide")
    return found


@pytest.mark.parametrize("name", ["cal", "bea", "ada", "gus", None], ids=str)
def test_nobody_meets_a_page_that_shuts_them_out(people, shown, name):
    page = people(name, shown)
    found, pages = [], []

    for url in every_page(page, shown.base):
        pages.append(url)
        found += findings(page)

    assert found == []
    assert len(pages) >= {"cal": 15, "bea": 20, "ada": 12}.get(name, 2), pages


def wrong_password(page, _site):
    page.goto("/sign-in")
    page.get_by_label("Mail address").fill("nobody@harbor.example")
    page.get_by_label("Password").fill("a guess")
    page.get_by_role("button", name="Sign in").click()


def page_that_is_not_there(page, _site):
    page.goto("/nowhere")


def incomplete_hand_in(page, site):
    page.goto(f"{site.learn}/exercises/my-setback-card")
    page.get_by_label("What I will notice").fill("A hot face.")
    page.locator("button[value='hand-in']").click()


def refused_text(page, site):
    page.goto(f"{site.learn}/exercises/small-steps")
    page.locator("[name='small-steps-half']").fill("x" * 201)
    page.locator("button[value='save']").click()


def cohort_without_anything(page, _site):
    page.goto("/c/harbor/cohorts/new")
    page.locator("main button[type=submit]").first.click()


@pytest.mark.parametrize(
    ("name", "reach", "words"),
    [
        (None, wrong_password, "do not belong together"),
        ("cal", page_that_is_not_there, "There is nothing at this address"),
        ("cal", incomplete_hand_in, "It is not handed in yet"),
        ("cal", refused_text, "This has 201 characters; 200 fit here."),
        ("ada", cohort_without_anything, "There is something to mend"),
    ],
)
def test_a_page_that_says_what_is_wrong_shuts_nobody_out(people, shown, name, reach, words):
    page = people(name, shown, java_script_enabled=False)
    page.context.watch.allow("status of 4")

    reach(page, shown)

    expect(page.locator("body")).to_contain_text(words)
    assert findings(with_script(page, people(name, shown))) == []


def with_script(page, other):
    """The same page in a browser where axe can run."""
    shown = page.content()
    other.route(page.url, lambda route: route.fulfill(body=shown, content_type="text/html"))
    other.goto(page.url)
    return other
