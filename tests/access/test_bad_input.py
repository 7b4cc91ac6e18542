"""Every form on every page, filled with what nobody should send: never a 500, never half done."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.access.test_matrix import NOT_THERE, address_of, ask, crowd, things, undone, views

__all__ = ["crowd", "things"]

NASTY = {
    "nothing": "",
    "spaces": "   ",
    "long": "x" * 30_000,
    "nul": "a\0b",
    "surrogate": "a%ED%A0%80b",
    "bidi": "\u202eevil\u2066",
    "combining": "e" + "\u0301" * 500,
    "markup": "<script>alert(1)</script>{{ 7 * 7 }}",
    "quote": "'; DROP TABLE user; --",
    "huge number": "9" * 400,
    "negative": "-1",
    "infinite": "1e309",
    "no date": "2027-13-45",
    "year zero": "0000-00-00",
    "far": "9999-12-31T23:59",
    "zone": "../../etc/passwd",
    "id": NOT_THERE,
    "formula": "=1+1",
}
FIXED = {"csrf_token", "form_token"}


def forms_of(app, things, browser):
    """Every form that posts, on every page this person reaches: address and names of fields."""
    found = {}
    for _, method, rule in views(app):
        if method != "GET" or rule.rule.startswith(("/static", "/bootstrap")):
            continue
        response = ask(browser, "GET", address_of(app, rule, things))
        if response.status_code != 200 or response.mimetype != "text/html":
            continue
        for form in BeautifulSoup(response.text, "html.parser").select("form[method=post]"):
            names = {tag["name"] for tag in form.select("[name]")} - FIXED
            address = form.get("action") or response.request.path
            found.setdefault(address, set()).update(names)
    return found


def send(browser, address, **request):
    with undone():
        cookies = dict(browser.client._cookies)
        response = browser.fetch(address, "POST", **request)
        browser.client._cookies = cookies
        response.get_data()
        response.close()
    return response


@pytest.mark.parametrize("person", ["cal", "bea", "ada"])
def test_no_form_falls_over_whatever_is_typed(app, things, crowd, person):
    forms = forms_of(app, things, crowd[person])
    assert len(forms) >= 3

    for address, names in forms.items():
        for kind, value in NASTY.items():
            data = {name: value.replace("%ED%A0%80", "\udcff") for name in names}
            body = "&".join(f"{quoted(n)}={quoted(v)}" for n, v in data.items())
            body = body.replace("%ED%B3%BF", "%ED%A0%80")
            response = send(
                crowd[person],
                address,
                data=body,
                content_type="application/x-www-form-urlencoded",
            )
            assert response.status_code < 500, f"{address} with {kind}"
            assert "Traceback" not in response.text


def quoted(text):
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("person", ["cal", "bea"])
def test_every_form_takes_unknown_keys_calmly(app, things, crowd, person):
    for address in forms_of(app, things, crowd[person]):
        data = {"center_id": "1", "role": "administrator", "id": "1", "done_at": "2027-01-01"}

        assert send(crowd[person], address, data=data).status_code < 500, address


ODD = {
    "ten megabytes": ({"data": b"answer=" + b"x" * 10_000_000}, {413}),
    "a deep document": ({"data": b"[" * 100_000, "content_type": "application/json"}, None),
    "many parts": ({"data": {f"k{n}": "v" for n in range(3_000)}}, None),
    "broken parts": ({"data": b"--x\r\n", "content_type": "multipart/form-data; boundary=x"}, None),
    "no kind": ({"data": b"\xff\xfe", "content_type": "nonsense"}, None),
    "broken escapes": ({"data": b"a=%zz&%=1"}, None),
}


@pytest.mark.parametrize("odd", ODD)
def test_odd_bodies_get_a_plain_answer(app, things, crowd, odd):
    request, wanted = ODD[odd]
    request = {"content_type": "application/x-www-form-urlencoded"} | request
    if isinstance(request["data"], dict):
        request["content_type"] = "multipart/form-data"
    for address in forms_of(app, things, crowd["cal"]):
        response = send(crowd["cal"], address, **request)
        assert response.status_code < 500, address
        assert wanted is None or response.status_code in wanted, (address, response.status_code)


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "x"}],
    ids=str,
)
def test_no_form_is_taken_from_another_site(app, things, crowd, headers):
    for address in forms_of(app, things, crowd["cal"]):
        assert send(crowd["cal"], address, headers=headers).status_code == 403, address


@pytest.mark.parametrize("path", ["/c/%00/", "/c/harbor/../x", "/c/HARBOR/", "/c/harbor/learn/1/"])
def test_odd_addresses_are_not_found(crowd, path):
    assert crowd["cal"].fetch(path).status_code in {301, 308, 404}


def test_pages_of_failures_need_no_database(app, monkeypatch, crowd):
    monkeypatch.setattr("app.core.db.Database.session", property(lambda _self: 1 / 0))

    response = crowd["nobody"].fetch("/no-such-page")

    assert response.status_code == 404
    assert re.search(r"<h1", response.text)
