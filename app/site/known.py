"""What is known, and what is not said: the banks, for a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import get_locale
from flask_babel import gettext as _

from app.curriculum.examples import Finding, Odds, Unsaid
from app.curriculum.library import shared


@dataclass(frozen=True)
class Known:
    """Findings by what they are about, in the order of `subjects`."""

    groups: Sequence[tuple[str, str, Sequence[Finding]]]
    """Name, title, findings."""
    unsaid: Sequence[Unsaid]
    trust: Mapping[str, str]
    """What each mark says, in words."""
    odds: Odds
    """The one that is worked out."""


def known() -> Known:
    """In the language of whoever asks, else in English."""
    shelf = shared(str(get_locale() or "en"))
    found = list(shelf.entries("evidence").values())
    return Known(
        groups=[
            (name, title, [one for one in found if one.about == name])
            for name, title in subjects().items()
        ],
        unsaid=list(shelf.entries("unsaid").values()),
        trust=trust(),
        odds=next(one.odds for one in found if one.odds),
    )


def subjects() -> Mapping[str, str]:
    """What findings are about, in the order of the page."""
    return {
        "programs": _("Do programs like this help?"),
        "people": _("Who helps?"),
        "asking": _("What happens when people ask, write and thank?"),
        "plans": _("Do plans help?"),
        "setbacks": _("Does it help to be ready for setbacks?"),
        "measuring": _("How far can our own numbers be trusted?"),
    }


def trust() -> Mapping[str, str]:
    """How we know, in words."""
    return {
        "A": _("We read the study, or its summary."),
        "B": _("We read what others wrote about the study."),
        "S": _("We tried it out ourselves."),
        "J": _("This is our own judgment."),
    }
