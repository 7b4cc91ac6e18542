"""Who is in the demo, and how they sign in."""

from dataclasses import dataclass

from app.models import Role

PASSWORD = "a walk along the harbor"  # noqa: S105 - the demo's, printed at every start


@dataclass(frozen=True)
class Worker:
    """Somebody who works at a center."""

    name: str
    role: Role


HARBOR = {
    "ada": Worker("Ada Almeida", Role.ADMINISTRATOR),
    "bea": Worker("Bea Brandt", Role.COUNSELOR),
    "eli": Worker("Eli Eriksen", Role.COUNSELOR),
}
NORTHSIDE = {"fay": Worker("Fay Fournier", Role.ADMINISTRATOR)}
LEARNERS = {"cal": "Cal Castellanos", "dee": "Dee Diallo"}
STRANGER = "gus"

INVITED = (
    ("ida@example.org", "Ida Example"),
    ("jo@example.org", ""),
)
"""Addresses that no mail can reach (RFC 2606)."""

HELP = (
    {"for": "counseling", "name": "Example Counseling Line", "how": "+1 555 0100"},
    {"for": "crisis", "name": "Example Crisis Line, day and night", "how": "+1 555 0111"},
    {"for": "benefits", "name": "Example Benefits Desk", "how": "Room 3, Tuesdays from 9 to 12"},
)

WHO = (
    ("ada@harbor.example", "administers Harbor Career Center"),
    ("bea@harbor.example", "counsels Spring and Lunches, and Autumn with Eli"),
    ("eli@harbor.example", "counsels Evening and a workshop, and Autumn with Bea"),
    ("cal@harbor.example", "learns in Spring"),
    ("dee@harbor.example", "learns in Spring"),
    ("gus@harbor.example", "has an account and belongs to nothing"),
    ("fay@northside.example", "administers Northside Career Center"),
)


def sign_ins() -> str:
    """What the person at the terminal needs to look around."""
    lines = [f"  {address:<24} {what}" for address, what in WHO]
    return "\n".join(["The demo's people:", *lines, f"  Password of all: {PASSWORD}"])
