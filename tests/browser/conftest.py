"""A site for each test, people who are signed in already, and eyes on every page they open."""

import os
import re
import shutil
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright

from app.demo.people import PASSWORD
from tests.support.live import Site

PATIENCE = 30_000
FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation",
  (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI}`));
"""


@dataclass
class Watch:
    """What went wrong in a browser, and what a test says may go wrong there."""

    base: str
    found: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("request", self.request)
        context.on("response", self.response)
        context.on("console", self.console)
        context.on("weberror", lambda error: self.found.append(f"error {error.error}"))

    def request(self, request):
        if not request.url.startswith((f"{self.base}/", "data:", "blob:")):
            self.found.append(f"request {request.url}")

    def response(self, response):
        if response.status >= 500:
            self.found.append(f"{response.status} {response.url}")

    def console(self, message):
        if message.type == "error":
            self.found.append(f"console {message.text} {message.location['url']}")

    def allow(self, *patterns: str) -> None:
        """Let these happen: what the test is about shows in the console too."""
        self.expected += patterns

    @property
    def surprises(self) -> list[str]:
        allowed = re.compile("|".join(self.expected) or "(?!)")
        return [one for one in self.found if not allowed.search(one)]


@pytest.fixture(scope="session")
def chromium():
    expect.set_options(timeout=PATIENCE)
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        found = shutil.which("chromium")
        started = playwright.chromium.launch(executable_path=found, args=[*FLAGS, *sandbox])
        yield started
        started.close()


@pytest.fixture(scope="session")
def demo(chromium, tmp_path_factory):
    """The demo, set up once, and what each signed-in person's browser keeps."""
    site = Site(tmp_path_factory.mktemp("demo") / "instance")
    site.folder.mkdir()
    site.set_up().start()
    kept = {}
    for name in ("ada", "bea", "cal", "dee", "gus"):
        context = chromium.new_context(base_url=site.base)
        page = context.new_page()
        sign_in(page, f"{name}@harbor.example")
        kept[name] = context.storage_state()
        context.close()
    site.stop()
    return site, kept


def give_password(page, address):
    """Through the form, as anybody does."""
    page.goto("/sign-in")
    page.get_by_label("Mail address").fill(address)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_in(page, address):
    """For somebody without a second step, that is all."""
    give_password(page, address)
    page.wait_for_url(lambda url: "/sign-in" not in url)


@pytest.fixture
def site(demo, tmp_path):
    """The demo as it is on its first day, for this test alone; cookies hold in every copy."""
    served = demo[0].copy_to(tmp_path / "instance").start()
    yield served
    served.kill()


@pytest.fixture(scope="session")
def shown(demo, tmp_path_factory):
    """One copy for all tests that only look."""
    served = demo[0].copy_to(tmp_path_factory.mktemp("shown") / "instance").start()
    yield served
    served.kill()


@pytest.fixture
def people(chromium, demo):
    """`people("cal", site)` is a page of Cal's, signed in; nothing may go wrong in it unnoticed."""
    opened = []

    def person(name, site, **options):
        kept = demo[1][name] if name else None
        asked = {"reduced_motion": "reduce"} | options  # nobody waits for a page to glide
        context = chromium.new_context(base_url=site.base, storage_state=kept, **asked)
        context.set_default_timeout(PATIENCE)
        context.watch = Watch(site.base)
        context.watch.over(context)
        opened.append(context)
        return context.new_page()

    yield person
    surprises = [one for context in opened for one in context.watch.surprises]
    for context in opened:
        context.close()
    assert surprises == []


@pytest.fixture
def cal(people, site):
    """Cal's browser: two exercises done, one returned this morning, one begun."""
    return people("cal", site)


@pytest.fixture
def bea(people, site):
    """The browser of Cal's counselor."""
    return people("bea", site)
