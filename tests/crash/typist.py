"""Somebody who types without end, and whose page saves as `app/static/js/autosave.js` does."""

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPException
from http.cookiejar import CookieJar
from random import Random
from secrets import token_hex
from threading import Event, Thread

from app.demo.people import PASSWORD

EXERCISE, FIELD = "check-the-forecast", "happened"
FULL = 560
"""The field takes 600 characters: from here on the typist begins anew."""
WAIT = 20


@dataclass(frozen=True)
class Save:
    """What was sent, under which name, and what it started from."""

    name: str
    text: str
    base: int


@dataclass
class Typist:
    """One person at one worksheet."""

    who: str
    base_url: str
    learn: str
    rng: Random
    acknowledged: list[Save] = field(default_factory=list)
    """Answered with "saved"."""
    put_aside: list[Save] = field(default_factory=list)
    """Answered with "conflict": kept beside the working text."""
    faults: list[str] = field(default_factory=list)
    refusals: Counter[int] = field(default_factory=Counter)
    pending: Save | None = None
    version: int = 0
    text: str = ""
    words: int = 0
    tries: int = 0
    token: str = ""
    may_type: Event = field(default_factory=Event)
    rests: Event = field(default_factory=Event)
    is_over: bool = False

    def __post_init__(self):
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self.opener = urllib.request.build_opener(cookies)

    @property
    def address(self) -> str:
        return f"{self.learn}/exercises/{EXERCISE}"

    def sign_in(self) -> None:
        """And open the worksheet."""
        known = {"email": f"{self.who}@harbor.example", "password": PASSWORD}
        known |= {"csrf_token": token_in(self.get("/sign-in")), "form_token": token_hex(16)}
        self.post("/sign-in", known)
        self.open_page()

    def open_page(self) -> None:
        """A new tab: what was on its way is not waited for any more."""
        page = self.get(self.address)
        self.token = token_in(page)
        self.version = int(re.search(r'name="base_version" value="(\d+)"', page)[1])
        self.text, self.pending = text_in(page), None

    def start(self) -> Thread:
        thread = Thread(target=self.type_on, daemon=True)
        thread.start()
        return thread

    def type_on(self) -> None:
        """Type whenever one may; a site that is away is tried again, as a page does."""
        while not self.is_over:
            if not self.may_type.is_set():
                self.rests.set()
                self.may_type.wait(0.05)
                continue
            self.rests.clear()
            try:
                self.type_and_save()
            except urllib.error.HTTPError as error:
                self.refusals[error.code] += 1
                error.close()
            except (HTTPException, OSError):
                self.may_type.wait(0.01)

    def type_and_save(self) -> None:
        """One word more. What was not answered is sent again first, under the same name."""
        if self.pending is None:
            self.words += 1
            kept = self.text if len(self.text) < FULL else ""
            self.text = f"{kept} {self.who}{self.words}".strip()
            self.pending = Save(token_hex(16), self.text, self.version)
        save = self.pending
        self.tries += 1
        told = self.send(save)
        (self.acknowledged if told["state"] == "saved" else self.put_aside).append(save)
        self.pending, self.version = None, told["version"]
        if self.rng.random() < 0.1 and self.send(save) != told:
            self.faults.append(f"{self.who}: {save.name} was answered differently the second time")

    def send(self, save: Save) -> dict:
        """Raises OSError or HTTPException where nobody answers, HTTPError where it is refused."""
        fields = {
            f"{EXERCISE}-act": "Call Ana",
            f"{EXERCISE}-{FIELD}": save.text,
            "csrf_token": self.token,
            "base_version": str(save.base),
            "mutation_id": save.name,
            "after": "",
            "do": "save",
        }
        return json.loads(self.post(self.address, fields, accept="application/json"))

    def get(self, path: str) -> str:
        return self.ask(path)

    def post(self, path: str, fields: dict[str, str], accept: str = "text/html") -> str:
        body = urllib.parse.urlencode(fields).encode()
        return self.ask(path, body, {"Accept": accept})

    def ask(self, path: str, *what: object) -> str:
        request = urllib.request.Request(self.base_url + path, *what)
        with self.opener.open(request, timeout=WAIT) as response:
            return response.read().decode()


def token_in(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]


def text_in(page: str) -> str:
    """What stands in the field."""
    found = re.search(
        rf'<textarea[^>]*name="{EXERCISE}-{FIELD}"[^>]*>(.*?)</textarea>', page, re.DOTALL
    )
    return unescape(found[1]).strip()
