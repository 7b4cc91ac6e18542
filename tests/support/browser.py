"""A person at a browser: every page that any test opens is checked for the house's rules."""

import re
from dataclasses import dataclass, field

import html5lib
from bs4 import BeautifulSoup
from flask import g
from flask.testing import FlaskClient

PASSWORD = "a walk along the harbor"
QUOTES = re.compile(r"\w'\w|\"\w")


@dataclass
class Browser:
    client: FlaskClient
    pages: list[str] = field(default_factory=list)

    def sign_in(self, who, password=PASSWORD, status=303):
        return self.post("/sign-in", status=status, email=who.address, password=password)

    def get(self, url, *, status=200, **headers):
        forget_who_asked()
        response = self.client.get(url, headers=headers)
        assert response.status_code == status, (url, response.status_code, response.location)
        return self.read(response, url)

    def post(self, url, *, status=303, headers=None, **data):
        """Where the answer leads, or the page it shows."""
        forget_who_asked()
        data = {name.replace("__", "-") if "__" in name else name: v for name, v in data.items()}
        response = self.client.post(url, data=data, headers=headers)
        assert response.status_code == status, (url, response.status_code, response.text[:3000])
        return response.location if 300 <= status < 400 else self.read(response, url)

    def fetch(self, url, method="GET", **kwargs):
        """The bare response, as a script of ours would get it."""
        forget_who_asked()
        return self.client.open(url, method=method, **kwargs)

    def read(self, response, url):
        page = BeautifulSoup(response.text, "html.parser")
        if response.mimetype == "text/html" and page.find("html"):
            check_page(page, response.text, url)
            self.pages.append(url)
        return page


def check_page(page, source, url):
    """The house's rules for a page (look.md, house.md rule 14)."""
    heading = page.select("h1")
    assert len(heading) == 1, f"{url}: wants one h1"
    title, shown = page.title.get_text(" ", strip=True), heading[0].get_text(" ", strip=True)
    assert squeezed(title).startswith(squeezed(shown)), f"{url}: title {title!r} vs h1 {shown!r}"
    assert page.html.get("lang"), f"{url}: no language"
    assert not page.select("[style], style, script:not([src])"), f"{url}: inline style or script"
    assert not [tag for tag in page.select("*") if any(a.startswith("on") for a in tag.attrs)], url
    ids = [tag["id"] for tag in page.select("[id]")]
    twice = {name for name in ids if ids.count(name) > 1}
    assert not twice, f"{url}: ids twice: {twice}"
    for label in page.select("label[for]"):
        assert label["for"] in ids, f"{url}: label for {label['for']!r}, which is not there"
    for tag in page.select("[aria-describedby], [aria-labelledby]"):
        for attribute in ("aria-describedby", "aria-labelledby"):
            for name in tag.get(attribute, "").split():
                assert name in ids, f"{url}: {attribute} {name!r}, which is not there"
    assert len(page.select("main .btn-primary, main .first .btn")) <= 1 or page.select(
        "[data-many-primary]"
    ), f"{url}: more than one primary button"
    for form in page.select("form[method=post]"):
        assert form.select("[name=csrf_token]") and form.select("[name=form_token]"), (
            f"{url}: a form without tokens"
        )
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(source)
    assert not parser.errors, f"{url}: {[(p, code, d) for p, code, d in parser.errors][:3]}"


def squeezed(words):
    return re.sub(r"\s+", "", words)


def forget_who_asked():
    """The fixture's app context outlives a request, and with it what the request kept there."""
    for name in [name for name in g if name != "db_session"]:
        g.pop(name)
    if "db_session" in g:
        g.db_session.close()
        g.pop("db_session")
