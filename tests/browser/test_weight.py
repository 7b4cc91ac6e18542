"""What travels when a participant opens a page: on a phone, every kilobyte is somebody's money."""

import pytest

from tests.support.filling import LESSON

pytestmark = pytest.mark.browser
FIRST, NEXT = 120, 25
"""Kilobytes, compressed, everything that the page asks for (speed.md)."""


BR = {"Accept-Encoding": "br"}
"""As every browser asks over https; over http it asks for gzip alone."""


def carried(page, path):
    """Kilobytes of what the browser fetched for this page, as they travel over https."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    urls, sizes = {}, {}
    network.on("Network.requestWillBeSent", lambda one: urls.update(kept(one)))
    network.on("Network.loadingFinished", lambda one: sizes.update(size(one)))
    page.goto(path, wait_until="networkidle")
    network.detach()
    wired = [urls[request] for request, length in sizes.items() if length]
    return sum(weight(page, url) for url in wired) / 1000


def size(one):
    """Bytes that came over the wire for a request; none from the browser's own store."""
    return {one["requestId"]: one["encodedDataLength"]}


def kept(one):
    """Which address a request is for."""
    return {one["requestId"]: one["request"]["url"]}


def weight(page, url):
    """Bytes of the body, compressed, and some for the headers."""
    return int(page.request.get(url, headers=BR).headers["content-length"]) + 400


@pytest.mark.parametrize("path", ["/", f"/lessons/{LESSON}"], ids=["this week", "lesson"])
def test_a_first_visit_is_light(people, shown, path):
    page = people("cal", shown)

    assert 20 < carried(page, shown.learn + path) <= FIRST


@pytest.mark.parametrize(
    ("before", "path"),
    [("/", f"/lessons/{LESSON}"), (f"/lessons/{LESSON}", "/"), ("/", "/exercises/small-steps")],
    ids=["lesson", "this week", "exercise"],
)
def test_the_next_page_is_lighter(people, shown, before, path):
    page = people("cal", shown)
    carried(page, shown.learn + before)

    assert 1 < carried(page, shown.learn + path) <= NEXT
