"""Somebody who types without end and keeps a note of what the server said it has."""

import json
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from secrets import token_hex

EXERCISE, FIELD = "my-setback-card", "my-setback-card-notice"
PASSWORD = "a walk along the harbor"  # noqa: S105 - the demo's
MARKS = 40
"""How many marks the text holds at a time: the field takes 300 characters."""


class Typist(threading.Thread):
    """Saves as the page's script does: one at a time, the same save again until it is answered."""

    def __init__(self, base, name):
        super().__init__(daemon=True)
        self.base, self.who = base, f"{name}@harbor.example"
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), urllib.request.ProxyHandler({})
        )
        self.acknowledged = ""
        self.saves = 0
        self.conflicts = 0
        self.ended = threading.Event()
        self.lock = threading.Lock()

    def sign_in(self):
        page = self.read(f"{self.base}/sign-in")
        data = {"email": self.who, "password": PASSWORD, "csrf_token": hidden(page, "csrf_token")}
        with self.opener.open(f"{self.base}/sign-in", encoded(data), timeout=10) as answer:
            self.home = answer.url if "/learn/" in answer.url else None
        if self.home is None:
            raise RuntimeError(f"{self.who} did not get in")
        self.url = f"{self.home.rstrip('/')}/exercises/{EXERCISE}"

    def read(self, url):
        with self.opener.open(url, timeout=10) as answer:
            return answer.read().decode()

    def run(self):
        page = self.read(self.url)
        version, csrf = int(hidden(page, "base_version")), hidden(page, "csrf_token")
        marks, number = [], 0
        while not self.ended.is_set():
            number += 1
            marks = [*marks, f"{number:06d}"][-MARKS:]
            version = self.save(" ".join(marks), version, csrf)
            time.sleep(random.uniform(0.0, 0.02))

    def save(self, text, version, csrf):
        data = {
            "do": "save",
            "csrf_token": csrf,
            "base_version": str(version),
            "mutation_id": token_hex(16),
            FIELD: text,
        }
        while not self.ended.is_set():
            answer = self.send(data)
            if answer is None:
                time.sleep(0.05)
                continue
            self.conflicts += answer["state"] == "conflict"
            return int(answer["version"])
        return version

    def send(self, data):
        """What was said, or None. The note is made under the lock that a killer takes first: so
        nothing is noted that came after the kill.
        """
        request = urllib.request.Request(
            self.url, encoded(data), {"Accept": "application/json"}, method="POST"
        )
        try:
            with self.opener.open(request, timeout=5) as response:
                answer = json.loads(response.read())
        except (OSError, ValueError, urllib.error.URLError):
            return None
        if answer["state"] not in {"saved", "conflict"}:
            raise RuntimeError(answer)
        with self.lock:
            self.acknowledged = data[FIELD]
            self.saves += 1
        return answer


def encoded(data):
    return urllib.parse.urlencode(data).encode()


def hidden(page, name):
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)[0]
    return re.search(r'value="([^"]*)"', tag)[1]
