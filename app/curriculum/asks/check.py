"""The ask check: what its rules find in a message. The same text always gets the same findings."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.curriculum.asks.rules import Example, Limits, ScriptRule
from app.curriculum.asks.wording import SAME, Seen, find, find_meant
from app.curriculum.closed import Channel, Purpose, Relationship, Slot
from app.curriculum.phrases import _

LONGEST = 4000
"""Characters that are looked at: no message is longer."""
COUNTED = re.compile(r"\w[\w'-]*")
BLANK = re.compile(
    r"\[[^\[\]\n]{1,40}\]|\{\{?[^{}\n]{1,40}\}?\}|<[A-Za-z_ ]{1,40}>|_{3,40}|\.{6,40}|\bX{3,10}\b"
)


@dataclass(frozen=True)
class Ask:
    """A message, and what is known about it. Pieces are believed before the text is guessed at."""

    text: str
    channel: Channel = Channel.EMAIL
    purpose: Purpose = Purpose.COLD
    relationship: Relationship = Relationship.STRANGER
    slots: Mapping[Slot, str] = field(default_factory=dict)

    @classmethod
    def of(cls, example: Example) -> "Ask":
        """An example as a message."""
        return cls(example.text, example.channel, example.purpose, example.relationship)

    @property
    def words(self) -> int:
        """How many there are."""
        return len(COUNTED.findall(self.text))

    def still_says(self, slot: Slot) -> bool:
        """Whether what stands in a slot is in the text: as it was, or most of its words."""
        said = self.slots.get(slot, "").strip()
        if not said:
            return False
        theirs = words_in(said)
        there = words_in(self.text)
        return bool(theirs) and 2 * len(theirs & there) >= len(theirs)


@dataclass(frozen=True)
class Finding:
    """What a rule found: the words it saw, or none where something is not there."""

    rule: ScriptRule
    saw: str = ""
    count: str = ""
    """Of a text that is too long or too short."""


@dataclass(frozen=True)
class Checked:
    """What came of a check."""

    findings: tuple[Finding, ...]
    passed: int
    """Rules that applied, and found nothing to change."""


def check(rules: Iterable[ScriptRule], ask: Ask) -> Checked:
    """What each rule that applies to this message finds, the gravest first."""
    ask = Ask(ask.text[:LONGEST], ask.channel, ask.purpose, ask.relationship, ask.slots)
    if not ask.text.strip():
        return Checked((), 0)
    results = [(rule, found(rule, ask)) for rule in rules if applies(rule, ask)]
    findings = [finding for _rule, finding in results if finding]
    findings.sort(key=lambda one: ("stop", "fix", "consider").index(one.rule.severity))
    return Checked(tuple(findings), len(results) - len(findings))


def applies(rule: ScriptRule, ask: Ask) -> bool:
    """Whether a message is of the sort that a rule looks at."""
    when, look = rule.when, rule.find
    is_meant = (
        (not when.channels or ask.channel in when.channels)
        and (not when.purposes or ask.purpose in when.purposes)
        and (not when.relationships or ask.relationship in when.relationships)
    )
    if not is_meant or (look.given and not find_meant(look.given, ask.text)):
        return False
    sizes = [limits for limits in (look.longer, look.shorter) if limits]
    return not sizes or any(limit_of(limits, ask) for limits in sizes)


def found(rule: ScriptRule, ask: Ask) -> Finding | None:
    """What one rule finds in a message that it applies to."""
    if rule.except_ and find(rule.except_, ask.text):
        return None
    if is_missed(rule, ask):
        there = find_meant(rule.find.given, ask.text)
        return Finding(rule, there.words if there else "")
    seen = find_meant(rule.find.seen, ask.text) or (rule.find.blanks and blank_in(ask.text))
    return Finding(rule, seen.words) if seen else size_of(rule, ask)


def is_missed(rule: ScriptRule, ask: Ask) -> bool:
    """Whether a piece is neither in its slot nor, as far as words tell, in the text."""
    piece = rule.find.absent
    return piece is not None and not ask.still_says(piece) and not find(rule.find.words, ask.text)


def size_of(rule: ScriptRule, ask: Ask) -> Finding | None:
    """A text that is longer or shorter than the channel takes."""
    longer, shorter = limit_of(rule.find.longer, ask), limit_of(rule.find.shorter, ask)
    for limit, is_over in ((longer, True), (shorter, False)):
        if limit is None:
            continue
        most, unit = limit
        has = ask.words if unit == "words" else len(ask.text.strip())
        if has > most if is_over else has < most:
            return Finding(rule, count=size_said(has, most, unit, is_over=is_over))
    return None


def size_said(has: int, limit: int, unit: str, *, is_over: bool) -> str:
    """How long it is, and how long it could be."""
    if unit == "characters":
        return _("%(count)s characters; %(most)s fit here", count=has, most=limit)
    if is_over:
        return _("Words: %(count)s. People read up to %(most)s here.", count=has, most=limit)
    return _("Words: %(count)s", count=has)


def limit_of(limits: Limits, ask: Ask) -> tuple[int, str] | None:
    """The limit for this message: that of its purpose in the channel, else the channel's."""
    channel = ask.channel.value
    limit = limits.get(f"{channel}/{ask.purpose.value}") or limits.get(channel)
    if limit is None:
        return None
    number, unit = limit.split()
    return int(number), unit


def blank_in(text: str) -> Seen | None:
    """A gap that was never filled."""
    match = BLANK.search(text)
    return Seen(match.start(), match[0]) if match else None


def words_in(text: str) -> frozenset[str]:
    """The words of a text that carry it: numbers, and words of more than three letters; all of
    them where there are no such.
    """
    every = [word.casefold() for word in COUNTED.findall(text.translate(SAME))]
    return frozenset([w for w in every if len(w) > 3 or w.isdecimal()] or every)
