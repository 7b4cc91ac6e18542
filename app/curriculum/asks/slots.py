"""The pieces of a message: which ones a channel and a purpose have, in which order they are said,
and how they come together to a text.
"""

from collections.abc import Mapping, Sequence

from app.curriculum.closed import Channel, Purpose, Slot
from app.curriculum.phrases import _

S = Slot
IN_WRITING = (
    *(S.GREETING, S.LINK, S.GAP, S.THEIR_WORK, S.CHANGE, S.TARGET),
    *(S.ASK, S.MINUTES, S.WINDOW, S.HOST_LINE, S.EASY_NO, S.OFFER, S.THANKS, S.SIGN_OFF),
)
ORDER: Mapping[Channel, Sequence[Slot]] = {
    Channel.EMAIL: IN_WRITING,
    Channel.LINKEDIN_MESSAGE: IN_WRITING,
    Channel.PHONE: (
        *(S.GREETING, S.LINK, S.GAP, S.CHANGE, S.TARGET, S.ASK, S.MINUTES, S.WINDOW),
        *(S.HOST_LINE, S.EASY_NO, S.THEIR_WORK, S.OFFER, S.THANKS),
    ),
    Channel.VOICEMAIL: (
        *(S.GREETING, S.LINK, S.GAP, S.CHANGE, S.ASK, S.MINUTES, S.WINDOW, S.EASY_NO),
        *(S.THANKS, S.SIGN_OFF),
    ),
    Channel.LINKEDIN_NOTE: (
        *(S.GREETING, S.LINK, S.GAP, S.THEIR_WORK, S.CHANGE, S.TARGET, S.ASK, S.MINUTES),
        S.THANKS,
    ),
    Channel.TEXT: (
        *(S.GREETING, S.LINK, S.GAP, S.CHANGE, S.ASK, S.MINUTES, S.WINDOW, S.EASY_NO, S.THANKS),
        S.SIGN_OFF,
    ),
    Channel.IN_PERSON: (
        *(S.GREETING, S.LINK, S.THEIR_WORK, S.GAP, S.CHANGE, S.TARGET, S.ASK, S.MINUTES),
        *(S.WINDOW, S.HOST_LINE, S.EASY_NO, S.OFFER, S.THANKS),
    ),
}
"""What each channel knows, in the order in which it is said there."""

REPORT = (S.GREETING, S.THANKS, S.ADVICE, S.NEXT, S.OFFER, S.SIGN_OFF)
"""A thank-you begins with thanks, and so does word of what came of it."""
RETOLD = frozenset({Purpose.THANK_YOU, Purpose.UPDATE})

ASKING = frozenset(S) - {S.GAP, S.CHANGE, S.ADVICE, S.NEXT}
PURPOSE: Mapping[Purpose, frozenset[Slot]] = {
    Purpose.COLD: ASKING,
    Purpose.REFERRED: ASKING,
    Purpose.WARM: ASKING,
    Purpose.INFO_INTERVIEW: ASKING,
    Purpose.RECONNECT: ASKING | {S.GAP},
    Purpose.REAPPROACH: ASKING | {S.CHANGE},
    Purpose.FOLLOW_UP: ASKING - {S.THEIR_WORK, S.TARGET},
    Purpose.OFFER: frozenset({S.GREETING, S.LINK, S.THEIR_WORK, S.OFFER, S.EASY_NO, S.SIGN_OFF}),
}
"""What a purpose has to say, in channels where it is not told after the fact."""

PARAGRAPHS: Sequence[frozenset[Slot]] = (
    frozenset({S.GREETING}),
    frozenset({S.LINK, S.GAP, S.THEIR_WORK, S.CHANGE, S.TARGET, S.ADVICE, S.NEXT}),
    frozenset({S.ASK, S.MINUTES, S.WINDOW, S.HOST_LINE, S.EASY_NO}),
    frozenset({S.OFFER, S.THANKS}),
    frozenset({S.SIGN_OFF}),
)
LETTERS = frozenset({Channel.EMAIL, Channel.LINKEDIN_MESSAGE})
"""Where a text has paragraphs; elsewhere it is said or typed in one breath."""


def slots_of(channel: Channel, purpose: Purpose, offered: Sequence[Slot] = ()) -> tuple[Slot, ...]:
    """The pieces of such a message, in the order of the channel: those `offered`, or what this
    purpose has to say where none are named.
    """
    order = retold(ORDER[channel]) if purpose in RETOLD else ORDER[channel]
    wanted = offered or (REPORT if purpose in RETOLD else PURPOSE[purpose])
    return tuple(slot for slot in order if slot in wanted)


def retold(order: Sequence[Slot]) -> Sequence[Slot]:
    """Thanks and what came of it come first, and then whatever else the channel knows."""
    first = [slot for slot in REPORT[:4] if slot in {*order, S.ADVICE, S.NEXT}]
    return [*first, *(slot for slot in order if slot not in first)]


def assemble(channel: Channel, pieces: Mapping[Slot, str]) -> str:
    """The pieces (in order) as one text; empty ones are left out."""
    said = {slot: sentence(slot, text) for slot, text in pieces.items() if text.strip()}
    if channel not in LETTERS:
        return " ".join(said.values())
    blocks: list[list[str]] = []
    last = -1
    for slot, text in said.items():
        here = next(n for n, group in enumerate(PARAGRAPHS) if slot in group)
        if here != last:
            blocks.append([])
        blocks[-1].append(text)
        last = here
    return "\n\n".join(" ".join(block) for block in blocks)


def sentence(slot: Slot, text: str) -> str:
    """What a piece becomes in the text: a bare number of minutes becomes a sentence."""
    text = text.strip()
    if slot is Slot.MINUTES and text.isdecimal():
        return _("%(minutes)s minutes would be plenty.", minutes=text)
    return text if text[-1] in ".!?,…:;" or slot in {S.GREETING, S.SIGN_OFF} else f"{text}."
