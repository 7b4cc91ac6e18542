"""The demo: two example centers, made through the same verbs as the pages."""


def load() -> None:
    """Make it, unless it is there."""


def sign_ins() -> str:
    """What the person at the terminal needs to sign in."""
    return ""
