"""Where somebody can go: the few places of the navigation, by what they are in this center."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, g, has_request_context, request, url_for
from flask_babel import gettext as _

from app.access.identity import is_signed_in, me
from app.access.permissions import Permission
from app.access.policy import Standing, allows


@dataclass(frozen=True)
class Place:
    """One link of the navigation."""

    label: str
    url: str
    icon: str
    current: bool


def init_app(app: Flask) -> None:
    """Give every page its navigation; it asks the database nothing that the guard did not."""
    app.context_processor(navigation)


def navigation() -> dict[str, Any]:
    """Nothing but help for a page outside of a center; nothing at all for a mail."""
    if not has_request_context():
        return {}
    standing: Standing | None = g.get("standing")
    found: dict[str, Any] = {
        "help_url": url_for("site.help_page"),
        "home_url": url_for("site.home"),
    }
    if is_signed_in() and me().leaves_at is not None:
        found["leaves_at"] = me().leaves_at
    if standing is None:
        return found
    found["help_url"] = url_for("site.center_help", center=standing.center.slug)
    known = url_for("site.evidence", center=standing.center.slug)
    found["foot_links"] = [
        {"label": _("What is known"), "url": known},
        {"label": _("Change place"), "url": url_for("site.places")},
    ]
    name = name_of(standing)
    person = {"name": name, "initials": initials(name), "url": own_page(standing)} if name else None
    return found | {"places": places(standing), "person": person, "center": standing.center}


def own_page(standing: Standing) -> str:
    """Where somebody finds what is theirs, and signs out."""
    if standing.enrollment is not None and standing.cohort is not None:
        center, cohort = standing.center.slug, standing.cohort.public_id
        return url_for("learning.me", center=center, cohort=cohort)
    if standing.staff is not None:
        return url_for("coaching.me", center=standing.center.slug)
    return url_for("accounts.account")


def places(standing: Standing) -> list[Place]:
    """Participants and staff have different ones; a place that is not built is not here."""
    center = standing.center.slug
    if standing.enrollment is not None and standing.cohort is not None:
        cohort = standing.cohort.public_id
        return [
            place(_("This week"), "learning.this_week", "calendar", center=center, cohort=cohort),
            place(_("Lessons"), "learning.contents", "book", center=center, cohort=cohort),
            place(_("Me"), "learning.me", "person", center=center, cohort=cohort),
        ]
    if standing.staff is None:
        return []
    return [
        place(_("Today"), "coaching.today", "sun", center=center),
        place(_("Cohorts"), "cohorts.index", "grid", center=center),
        *reviews(standing),
        place(_("Curricula"), "catalogue.index", "book", center=center),
        *managing(standing),
    ]


def reviews(standing: Standing) -> list[Place]:
    """A queue is for those who counsel; an administrator who does not has none."""
    if not standing.has_reviews:
        return []
    return [place(_("Reviews"), "coaching.reviews", "review", center=standing.center.slug)]


def managing(standing: Standing) -> list[Place]:
    """The center itself is for those who may change it."""
    if not allows(standing, Permission.CENTER_MANAGE):
        return []
    return [place(_("Center"), "centers.settings", "center", center=standing.center.slug)]


SECTIONS = {
    "learning.lesson": "learning.contents",
    "learning.exercise": "learning.contents",
    "learning.shelf": "learning.contents",
    "learning.new_entry": "learning.contents",
    "learning.entry": "learning.contents",
    "learning.examples": "learning.contents",
    "learning.cohort": "learning.me",
    "coaching.matrix": "cohorts.index",
    "coaching.person": "cohorts.index",
    "coaching.review": "coaching.reviews",
    "coaching.answer": "coaching.reviews",
}


WHOLE = {
    "cohorts": "cohorts.index",
    "centers": "centers.settings",
    "catalogue": "catalogue.index",
}
"""Rooms whose every page belongs to one place."""


def place(label: str, endpoint: str, icon: str, **where: Any) -> Place:
    """Current when the page is it, or lies inside it."""
    here = request.endpoint or ""
    section = SECTIONS.get(here) or WHOLE.get(here.partition(".")[0], here)
    return Place(label, url_for(endpoint, **where), icon, current=section == endpoint)


def name_of(standing: Standing) -> str:
    """What the person is called here."""
    row = standing.enrollment or standing.staff
    return row.name if row else ""


def initials(name: str) -> str:
    """Of the first and the last part of a name; one letter for one word."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()
