"""Exercises of the three kinds that ask, with what stands in the banks put in."""

from app.curriculum.library import ROOT
from app.curriculum.shelf import read_shelf

SHELF = read_shelf(ROOT / "banks", "banks")
RULES = [
    rule.model_dump(mode="json", by_alias=True) for rule in SHELF.entries("script-rules").values()
]
QUESTIONS = [one.model_dump(mode="json") for one in SHELF.entries("questions").values()]

LETTER = {
    "id": "letter",
    "kind": "script",
    "purpose": "cold",
    "relationship": "stranger",
    "channels": ["email", "text"],
    "rules": RULES,
}
POINT = {"id": "point", "kind": "target"}
LIST = {"id": "list", "kind": "questions", "from": ["field", "me"], "pick": 3, "offered": QUESTIONS}

PIECES = {
    "greeting": "Hi Beth,",
    "link": "I heard your talk at the library",
    "target": "I am moving from retail into claims",
    "ask": "Could we talk about how you started?",
    "minutes": "15",
    "window": "Any day next week is fine",
    "easy_no": "If not, one thing to read would help too",
    "offer": "I can share what customers say",
    "thanks": "Thank you for reading this",
    "sign_off": "Cal",
}
TOLD = {
    "field": "Claims",
    "role": "Adjuster",
    "contribution": "Calm on the phone",
    "proof-1": "I sorted 40 returns a day",
    "proof-2": "I trained six people",
    "short": "I look for claims work where calm on the phone counts.",
    "long": "I look for claims work. I sorted 40 returns a day and trained six people to do it.",
    "repeat": "yes",
}


def letter(text="", **pieces):
    """What the form of the letter sends."""
    sent = {f"letter-draft-1_slots_{name}": said for name, said in pieces.items()}
    return sent | {"letter-draft-1_channel": "email", "letter-draft-1_text": text}
