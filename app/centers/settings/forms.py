"""What a center is asked about: its name and customs, its help list, its rules."""

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import FieldList, Form, FormField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.centers.service import About
from app.core.forms import BaseForm
from app.core.typed import Line, choices_of

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ROWS, FREE = 12, 2
"""Lines that the help list can have, and empty ones to write in."""
FOR = {
    "": _("Choose"),
    "counseling": _("Counseling"),
    "crisis": _("In a crisis"),
    "benefits": _("Benefits and money"),
    "other": _("Other help"),
}
PAPERS = {"letter": _("Letter, 8.5 by 11 inches"), "a4": _("A4, 210 by 297 millimeters")}


class AboutForm(BaseForm):
    """Name, address, zone, paper and word; of the first center, too."""

    name = Line(
        _("Name of the center"),
        most=80,
        ask=_("Write the name of the center."),
        render_kw={"autocomplete": "organization"},
    )
    slug = Line(
        _("Short name in addresses"),
        most=40,
        ask=_("Write a short name for addresses."),
        description=_("Small letters, digits and hyphens, as “harbor”."),
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
    zone = SelectField(
        _("Time zone"), invalid_choice_message=_("Choose a time zone from the list.")
    )
    paper = RadioField(_("Paper"), choices=choices_of(PAPERS), default="letter")
    word = Line(
        _("What people here call networking"),
        most=40,
        description=_("Until they choose a word of their own."),
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )

    def validate_slug(self, field: Line) -> None:
        """What may stand between two slashes."""
        if not SLUG.fullmatch(field.data or ""):
            raise ValidationError(_("Use small letters, digits and single hyphens, as “harbor”."))

    def about(self) -> About:
        """As the verbs want it."""
        return About(
            self.name.data,
            self.slug.data,
            self.zone.data,
            paper=self.paper.data,
            word=self.word.data or "networking",
        )


class HelpRow(Form):
    """One place to turn to."""

    kind = SelectField(_("For"), choices=choices_of(FOR))
    name = Line(_("Name"), most=80, render_kw={"autocomplete": "off"})
    how = Line(
        _("How to reach it"),
        most=200,
        render_kw={"autocomplete": "off"},
    )


class HelpForm(BaseForm):
    """The list; empty lines are left out."""

    rows = FieldList(FormField(HelpRow), max_entries=ROWS)

    def validate_rows(self, field: FieldList) -> None:
        """A line that says something says all three."""
        for entry in field.entries:
            row = entry.form
            if not (row.name.data or row.how.data):
                continue
            for part in (row.kind, row.name, row.how):
                if not part.data:
                    part.errors = [_("Fill in this part of the line, or empty the whole line.")]
                    raise ValidationError("")

    def lines(self) -> list[Mapping[str, str]]:
        """Those that say something."""
        said = (entry.form for entry in self.rows.entries)
        return [
            {"for": row.kind.data, "name": row.name.data, "how": row.how.data}
            for row in said
            if row.name.data
        ]

    @staticmethod
    def filled(lines: list[dict[str, str]]) -> dict[str, Any]:
        """As the form shows what is stored."""
        rows = [
            {"kind": line.get("for", ""), "name": line["name"], "how": line["how"]}
            for line in lines
        ]
        return {"rows": [*rows, *({} for _row in range(FREE))][:ROWS]}


KEEPS = {
    "6": _("6 months"),
    "12": _("One year"),
    "24": _("Two years"),
    "60": _("Five years"),
    "0": _("Until somebody deletes it"),
}


class RulesForm(BaseForm):
    """What staff sign in with; how long work is kept."""

    second_step = RadioField(
        _("Staff sign in"),
        [InputRequired(_("Choose one."))],
        choices=[
            SelectChoice("yes", _("with a second step: a passkey, or an app on their phone")),
            SelectChoice("no", _("with a password alone")),
        ],
        description=_(
            "Staff can read what participants hand in. A second step keeps a stolen password from"
            " being enough."
        ),
    )
    keeps = RadioField(
        _("After a cohort is closed, keep its work for"),
        [InputRequired(_("Choose one."))],
        choices=choices_of(KEEPS),
    )
