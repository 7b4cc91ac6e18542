"""The time zones one can choose: places, by continent, with what people call their time."""

from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import dates
from flask_babel import get_locale
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

REGIONS = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia"} | {
    "Europe",
    "Indian",
    "Pacific",
}


def choices(*first: str) -> list[SelectChoice]:
    """`first` on top (the center's zone, and what a cohort has now), then every place."""
    language, group = str(get_locale()), _("Used here")
    ours = [
        SelectChoice(zone, called(zone, language), optgroup=group) for zone in dict.fromkeys(first)
    ]
    return [*ours, *(choice for choice in places(language) if choice.value not in first)]


@lru_cache(maxsize=16)
def places(language: str) -> tuple[SelectChoice, ...]:
    """All zones that are named after a place, once per language."""
    return tuple(
        SelectChoice(zone, called(zone, language), optgroup=zone.split("/")[0])
        for zone in sorted(available_timezones())
        if zone.split("/")[0] in REGIONS
    )


def called(zone: str, language: str) -> str:
    """As `Chicago (Central Time)`; the place alone where its time has no name of its own."""
    place = zone.split("/", 1)[-1].replace("_", " ").replace("/", ", ")
    time = dates.get_timezone_name(ZoneInfo(zone), zone_variant="generic", locale=language)
    return place if "(" in time else f"{place} ({time})"
