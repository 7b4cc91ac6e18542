"""A browser in plain words: what it calls itself is long, and half of it is not true."""

from datetime import datetime

from babel.dates import format_timedelta
from flask_babel import get_locale
from flask_babel import gettext as _

from app.core import clock

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
"""In this order: most of them also call themselves what stands further down."""
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def browser_words(agent: str) -> str:
    """As `Firefox on Windows`."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    if browser and system:
        return str(_("%(browser)s on %(system)s", browser=browser, system=system))
    return browser or system or str(_("A browser we do not know"))


def from_now(moment: datetime) -> str:
    """As `3 hours ago` or `in 9 hours`: an account knows no zone."""
    passed = moment - clock.now()
    if abs(passed.total_seconds()) < 60:
        return str(_("just now"))
    return str(format_timedelta(passed, add_direction=True, locale=get_locale()))
