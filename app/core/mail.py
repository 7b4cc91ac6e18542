"""Mail: by SMTP to where `MAIL_URL` says, or as files while the demo runs. From jobs only.

`smtplib` and `EmailMessage` are the standard library's; the message refuses line breaks in its
headers by itself (R-28), and its Message-ID follows from the outbox key, so that a mail sent
twice is one mail to whoever receives it.
"""

import smtplib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime
from pathlib import Path
from ssl import create_default_context
from urllib.parse import unquote, urlsplit

from flask import current_app

from app.core import clock

WRITTEN = default.clone(utf8=True)
"""How the demo's files are written."""


class MailOffError(Exception):
    """No `MAIL_URL` is set and this is not the demo."""


def is_on() -> bool:
    """Whether a mail can leave this installation."""
    return bool(current_app.config["MAIL_URL"] or current_app.config["DEMO"])


def send(*, key: str, to: str, subject: str, body: str, switch: str = "") -> None:
    """Send one plain text message; `switch` is where its reader turns such mails off.

    Raises MailOffError without a way out, OSError or smtplib.SMTPException when the server
    cannot be reached or refuses: the outbox tries again.
    """
    message = compose(key=key, to=to, subject=subject, body=body)
    if switch:
        message["List-Unsubscribe"] = f"<{switch}>"
    if url := current_app.config["MAIL_URL"]:
        by_smtp(url, message)
    elif current_app.config["DEMO"]:
        to_file(message, key)
    else:
        raise MailOffError


def compose(*, key: str, to: str, subject: str, body: str) -> EmailMessage:
    """Our sender is `acquaint@` the host of `BASE_URL`."""
    host = urlsplit(current_app.config["BASE_URL"]).hostname or "localhost"
    message = EmailMessage()
    message["From"] = Address("Acquaint", "acquaint", host)
    message["To"], message["Subject"] = by_ascii_domain(to), subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{key}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


def by_ascii_domain(address: str) -> str:
    """A domain in its own letters, as servers write it: few of them take the letters (RFC 5891)."""
    local, _at, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return address


def by_smtp(url: str, message: EmailMessage) -> None:
    """`smtp://user:password@host:port`, `smtps://` for TLS from the first byte; STARTTLS where
    the server offers it.
    """
    parts = urlsplit(url)
    host, user = parts.hostname or "localhost", unquote(parts.username or "")
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=20, context=create_default_context()
        )
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=20)
    with server:
        server.ehlo()
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=create_default_context())
        if user:
            server.login(user, unquote(parts.password or ""))
        server.send_message(message)


def folder() -> Path:
    """Where the demo's mails lie."""
    return Path(current_app.instance_path) / "mail"


def to_file(message: EmailMessage, key: str) -> None:
    """One file a message; sent twice, it is the same file."""
    folder().mkdir(mode=0o700, exist_ok=True)
    path = folder() / f"{key}.eml"
    path.touch(mode=0o600)
    path.write_bytes(message.as_bytes(policy=WRITTEN))


def forget(address: str) -> None:
    """Take the demo's letters to this address away; a real server's are not ours to touch."""
    if not current_app.config["DEMO"] or not folder().exists():
        return
    for path in folder().glob("*.eml"):
        if address in path.read_text(errors="replace"):
            path.unlink()
