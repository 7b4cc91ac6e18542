"""What was pasted, line by line: who is meant, or why a line cannot be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.core import text
from app.users.service import normal

MOST = 200
NAME = 80
BRACKETS = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
APART = re.compile(r"[\n;]")
QUOTES = "\"'\u201c\u201d"


@dataclass(frozen=True)
class Line:
    """One line, as it was pasted; `problem` empty: it is right."""

    number: int
    """As the person counts lines, from 1."""
    said: str
    name: str = ""
    address: str = ""
    problem: str = ""


def read(pasted: str) -> Sequence[Line]:
    """`Name <address>`, `address`, or a name and an address with a tab or comma between."""
    found, known = [], set[str]()
    for number, said in split(pasted):
        line = understood(number, said)
        if not line.problem and line.address in known:
            problem = _("This address stands here twice. Leave one of the lines out.")
            line = Line(number, said, problem=str(problem))
        known.add(line.address)
        found.append(line)
    return found


def split(pasted: str) -> Iterator[tuple[int, str]]:
    """Lines with something on them; a semicolon parts two people on one line, as mail has it."""
    for number, line in enumerate(pasted.split("\n"), start=1):
        for said in line.split(";"):
            if said.strip(" \t,"):
                yield number, said.strip(" \t,")


def understood(number: int, said: str) -> Line:
    """One line."""
    name, address = parts(said)
    if "@" in name or not text.is_address(address):
        return Line(number, said, problem=why_not(said))
    called = text.one_line(name).strip(QUOTES).strip()
    if len(called) > NAME:
        words = _("The name has %(count)s characters; %(most)s fit.", count=len(called), most=NAME)
        return Line(number, said, problem=str(words))
    return Line(number, said, called, normal(address))


def parts(said: str) -> tuple[str, str]:
    """The name and what should be an address."""
    if bracketed := BRACKETS.fullmatch(said):
        return bracketed["name"], bracketed["address"].strip()
    *before, last = re.split(r"[\t, ]+", said)
    return " ".join(before), last


def why_not(said: str) -> str:
    """What is missing, as far as one can tell."""
    if "@" not in said:
        return str(_("There is no mail address on this line."))
    if said.count("@") > 1:
        return str(_("There is more than one address on this line. Put each on its own."))
    if "<" in said or ">" in said:
        return str(_("Write it as Name <name@example.org>, with both brackets, at the end."))
    return str(_("This is not a mail address that we can write to. Check it for a slip."))
