"""The words for the members of the closed sets, as people read them."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from app.curriculum.closed import (
    Channel,
    Circle,
    Direction,
    Format,
    Gift,
    Host,
    Lane,
    Outcome,
    Purpose,
    Relationship,
    Side,
    Slot,
    Topic,
)
from app.curriculum.phrases import _

Words = Mapping[StrEnum, str]


def circles() -> Words:
    """Seven circles, the nearest first."""
    return {
        Circle.FAMILY: _("Family"),
        Circle.FRIENDS: _("Friends"),
        Circle.WORK_PAST: _("Work, past"),
        Circle.WORK_NOW: _("Work, now"),
        Circle.SCHOOLS: _("Schools"),
        Circle.COMMUNITY: _("Community, faith"),
        Circle.DAILY_LIFE: _("Daily life"),
    }


def lanes() -> Words:
    """How one goes up to somebody."""
    return {
        Lane.OLD_FRIEND: _("An old friend"),
        Lane.ACQUAINTANCE: _("Somebody I know a little"),
        Lane.NEW: _("Somebody new"),
    }


def sides() -> Words:
    """Whose field it is."""
    return {Side.OWN: _("My own field"), Side.OTHER: _("Another field")}


def channels() -> Words:
    """The ways to reach somebody, the commonest first."""
    return {
        Channel.PHONE: _("Phone"),
        Channel.EMAIL: _("Email"),
        Channel.TEXT: _("Text message"),
        Channel.IN_PERSON: _("In person"),
        Channel.VOICEMAIL: _("Voicemail"),
        Channel.LINKEDIN_MESSAGE: _("LinkedIn message"),
        Channel.LINKEDIN_NOTE: _("LinkedIn note"),
    }


def purposes() -> Words:
    """What a message is for, as one goes on after "a message"."""
    return {
        Purpose.COLD: _("to somebody who does not know me"),
        Purpose.REFERRED: _("to somebody I was sent to"),
        Purpose.WARM: _("to somebody I know"),
        Purpose.RECONNECT: _("to somebody I lost touch with"),
        Purpose.REAPPROACH: _("to somebody I asked before"),
        Purpose.INFO_INTERVIEW: _("to ask for a conversation about their work"),
        Purpose.FOLLOW_UP: _("to follow up"),
        Purpose.THANK_YOU: _("to say thank you"),
        Purpose.OFFER: _("to offer something"),
        Purpose.UPDATE: _("to say what came of it"),
    }


def relationships() -> Words:
    """How near somebody is, the farthest first."""
    return {
        Relationship.STRANGER: _("We have never met"),
        Relationship.REFERRED: _("Somebody gave me the name"),
        Relationship.ACQUAINTANCE: _("We know each other a little"),
        Relationship.DORMANT: _("We have been out of touch"),
        Relationship.CLOSE: _("We are close"),
    }


def slots() -> Words:
    """The pieces of a message."""
    return {
        Slot.GREETING: _("Greeting"),
        Slot.LINK: _("How we are connected"),
        Slot.GAP: _("How long it has been"),
        Slot.THEIR_WORK: _("Their work"),
        Slot.CHANGE: _("What has changed since"),
        Slot.TARGET: _("What I am aiming for"),
        Slot.ADVICE: _("What I took from it"),
        Slot.NEXT: _("What I did with it"),
        Slot.ASK: _("The one thing I ask"),
        Slot.MINUTES: _("Minutes"),
        Slot.WINDOW: _("When it could be"),
        Slot.HOST_LINE: _("Who pays, or what costs nothing"),
        Slot.EASY_NO: _("An easy way to say no"),
        Slot.OFFER: _("What I can offer"),
        Slot.THANKS: _("Thanks"),
        Slot.SIGN_OFF: _("Closing and name"),
    }


def slot_hints() -> Words:
    """What helps to write a piece."""
    return {
        Slot.GREETING: _("By name, and who you are where they cannot see it."),
        Slot.LINK: _("Who sent you, or what of theirs you read or heard."),
        Slot.GAP: _("How long it has been, in half a sentence. Then move on."),
        Slot.THEIR_WORK: _("One thing they did that made you write to them."),
        Slot.CHANGE: _("What is clearer now than the last time you asked."),
        Slot.TARGET: _("A field or a role, so that they know whom to think of."),
        Slot.ADVICE: _("One thing they said or did."),
        Slot.NEXT: _("The smallest step counts."),
        Slot.ASK: _("One thing they can say yes to. Not a job."),
        Slot.MINUTES: _("A number: 15 or 20."),
        Slot.WINDOW: _("Two days to choose from, or leave it to them."),
        Slot.HOST_LINE: _("Only if you invite them: my treat, or a call that costs nothing."),
        Slot.EASY_NO: _("What would help instead, if this does not suit."),
        Slot.OFFER: _("Something small you know, saw or can do."),
        Slot.THANKS: _("For reading, or for what they gave you."),
        Slot.SIGN_OFF: _("Your name, and your number where they must call back."),
    }


def topics() -> Words:
    """What a question for a conversation is about."""
    return {
        Topic.COMPANY: _("A place where people work"),
        Topic.FIELD: _("A field"),
        Topic.WORK: _("A kind of work"),
        Topic.PATH: _("A path"),
        Topic.ME: _("What they see in me"),
    }


def outcomes() -> Words:
    """What can come of a try, the best first."""
    return {
        Outcome.TALKED: _("We talked"),
        Outcome.MEETING_SET: _("A time to talk is set"),
        Outcome.CALLBACK: _("They will call back"),
        Outcome.VOICEMAIL: _("I left a message"),
        Outcome.NO_ANSWER: _("No answer"),
        Outcome.GATEKEEPER: _("Somebody else answered"),
        Outcome.WRONG: _("Wrong number or address"),
    }


def formats() -> Words:
    """How one can talk."""
    return {
        Format.IN_PERSON: _("In person"),
        Format.VIDEO: _("Video"),
        Format.PHONE: _("Phone"),
        Format.WRITING: _("In writing"),
    }


def hosts() -> Words:
    """Who hosted."""
    return {
        Host.ME: _("I did"),
        Host.THEM: _("They did"),
        Host.FREE: _("Nothing to pay"),
    }


def directions() -> Words:
    """Which way something went, from the person's side."""
    return {
        Direction.GIVEN: _("I gave"),
        Direction.OFFERED: _("I offered"),
        Direction.RECEIVED: _("I received"),
        Direction.ASKED: _("I asked for"),
    }


def gifts() -> Words:
    """What goes from one to another."""
    return {
        Gift.ADVICE: _("Advice"),
        Gift.INFORMATION: _("Information"),
        Gift.FEEDBACK: _("Feedback"),
        Gift.INTRODUCTION: _("An introduction"),
        Gift.LEAD: _("A lead"),
        Gift.SKILL: _("A skill, or a hand"),
        Gift.ARTICLE: _("Something to read"),
        Gift.SUPPORT: _("Support"),
        Gift.THANKS: _("Thanks"),
    }


def word(words: Callable[[], Words], value: object) -> str:
    """The word for a value that may hold anything: "" where it is none of the set."""
    found = {member.value: said for member, said in words().items()}
    return found.get(value, "") if isinstance(value, str) else ""


def roles() -> tuple[str, ...]:
    """People of daily life whom one forgets: for those who think they know nobody."""
    return (
        _("barber or hairdresser"),
        _("neighbor"),
        _("librarian"),
        _("shop owner"),
        _("mail carrier"),
        _("teacher"),
        _("coach or trainer"),
        _("mechanic"),
        _("pharmacist"),
        _("doctor"),
        _("dentist"),
        _("vet"),
        _("clergy"),
        _("accountant"),
        _("landlord"),
        _("local politician"),
    )
