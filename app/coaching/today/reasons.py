"""Why somebody may be quiet, as far as marks and days can tell."""

from flask_babel import gettext as _

from app.coaching.today.queries import Quiet
from app.coaching.words import shortest


def reason(who: Quiet) -> str:
    """One or two short sentences, without blame."""
    if who.waits is not None:
        return str(_("Waits for an answer since %(day)s.", day=shortest(who.waits, who.zone)))
    if who.last_active_at is None:
        joined = shortest(who.joined_at, who.zone)
        return str(_("Joined on %(day)s and has not written anything yet.", day=joined))
    last = shortest(who.last_active_at, who.zone)
    if who.returned:
        return str(_("Work came back and was not taken up. Nothing since %(day)s.", day=last))
    return str(_("Nothing since %(day)s.", day=last))
