"""What every value of a curriculum is: frozen, and strict about its keys; and the closed sets.

The sets stand here once, for kinds, ask check, people book and commands: `curriculum/called.py` has
the words that people read for them.
"""

from collections.abc import Sequence
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Closed(BaseModel):
    """A frozen value that knows its keys: one that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class PlacedError(ValueError):
    """What is wrong with a value, at the key or entry that `steps` lead to from there."""

    def __init__(self, words: str, *steps: int | str) -> None:
        super().__init__(words)
        self.steps = steps


def twice(ids: Sequence[str]) -> int | None:
    """The place of the first that stands further up already."""
    return next((place for place, one in enumerate(ids) if one in ids[:place]), None)


class Circle(StrEnum):
    """Where somebody is known from."""

    FAMILY = "family"
    FRIENDS = "friends"
    WORK_PAST = "work_past"
    WORK_NOW = "work_now"
    SCHOOLS = "schools"
    COMMUNITY = "community"
    DAILY_LIFE = "daily_life"


class Lane(StrEnum):
    """How one would go up to somebody."""

    OLD_FRIEND = "old_friend"
    ACQUAINTANCE = "acquaintance"
    NEW = "new"


class Side(StrEnum):
    """Whether somebody works in one's own field."""

    OWN = "own"
    OTHER = "other"


class Channel(StrEnum):
    """The way a message or a try takes."""

    EMAIL = "email"
    PHONE = "phone"
    VOICEMAIL = "voicemail"
    LINKEDIN_NOTE = "linkedin_note"
    LINKEDIN_MESSAGE = "linkedin_message"
    TEXT = "text"
    IN_PERSON = "in_person"


class Purpose(StrEnum):
    """What a message is for."""

    COLD = "cold"
    REFERRED = "referred"
    WARM = "warm"
    RECONNECT = "reconnect"
    REAPPROACH = "reapproach"
    INFO_INTERVIEW = "info_interview"
    FOLLOW_UP = "follow_up"
    THANK_YOU = "thank_you"
    OFFER = "offer"
    UPDATE = "update"


class Relationship(StrEnum):
    """How near somebody is."""

    STRANGER = "stranger"
    REFERRED = "referred"
    ACQUAINTANCE = "acquaintance"
    DORMANT = "dormant"
    CLOSE = "close"


class Slot(StrEnum):
    """A piece of a message, as the script builder asks for it."""

    GREETING = "greeting"
    LINK = "link"
    GAP = "gap"
    THEIR_WORK = "their_work"
    CHANGE = "change"
    TARGET = "target"
    ADVICE = "advice"
    NEXT = "next"
    ASK = "ask"
    MINUTES = "minutes"
    WINDOW = "window"
    HOST_LINE = "host_line"
    EASY_NO = "easy_no"
    OFFER = "offer"
    THANKS = "thanks"
    SIGN_OFF = "sign_off"


class Topic(StrEnum):
    """What a question for a conversation is about."""

    COMPANY = "company"
    FIELD = "field"
    WORK = "work"
    PATH = "path"
    ME = "me"


class Outcome(StrEnum):
    """What came of a try."""

    TALKED = "talked"
    MEETING_SET = "meeting_set"
    CALLBACK = "callback"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no_answer"
    GATEKEEPER = "gatekeeper"
    WRONG = "wrong"


class Format(StrEnum):
    """How a conversation was held."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    WRITING = "writing"


class Host(StrEnum):
    """Who asked whom in, and so who pays where something is paid."""

    ME = "me"
    THEM = "them"
    FREE = "free"


class Direction(StrEnum):
    """Which way something went."""

    ASKED = "asked"
    RECEIVED = "received"
    OFFERED = "offered"
    GIVEN = "given"


class Gift(StrEnum):
    """What people ask of and give to one another."""

    ADVICE = "advice"
    INFORMATION = "information"
    FEEDBACK = "feedback"
    INTRODUCTION = "introduction"
    LEAD = "lead"
    SKILL = "skill"
    ARTICLE = "article"
    SUPPORT = "support"
    THANKS = "thanks"


class Shelf(StrEnum):
    """A part of the people book, as addresses name it."""

    CONTACTS = "contacts"
    CALLS = "calls"
    CONVERSATIONS = "conversations"
    LEDGER = "ledger"
