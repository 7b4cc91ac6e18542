"""What tests of mails share: a mail server of our own."""

import re
from email import message_from_bytes, policy
from socket import create_server

import pytest
from aiosmtpd.controller import Controller

from app import outbox


class LetterBox:
    def __init__(self):
        self.letters = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append((envelope.rcpt_tos, letter))
        return "250 Kept"


@pytest.fixture
def letters(app, monkeypatch):
    """What arrives at a mail server of our own, on a port that was free."""
    box = LetterBox()
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    monkeypatch.setitem(app.config, "MAIL_URL", f"smtp://127.0.0.1:{port}")
    monkeypatch.setitem(app.config, "BASE_URL", "https://acquaint.harbor.example")
    yield box.letters
    server.stop()


@pytest.fixture
def mailed_link(letters):
    """`mailed_link()` delivers what waits and gives the link in the newest mail."""

    def newest():
        outbox.sweep()
        body = letters[-1][1].get_content()
        return re.search(r"https://acquaint\.harbor\.example(/\S+)", body)[1]

    return newest
