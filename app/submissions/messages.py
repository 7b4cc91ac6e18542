"""What the verbs say when a rule forbids something: fit for the person reading it."""

from flask_babel import lazy_gettext as _

ACCEPTED = _("Your counselor accepted this. It stays as it is.")
ANONYMOUS = _("A vote is only counted. It cannot be saved or handed in.")
CLOSED = _("This cohort has closed. You can still read and print everything.")
CHOOSE = _("Choose one of these, then vote.")
INCOMPLETE = _("Some answers are still missing.")
NOTHING_WRITTEN = _("Write a sentence or two first. An answer without words helps nobody.")
NOT_HANDED_IN = _("There is nothing handed in here to answer yet.")
VOTED = _("You have voted already. A vote has no name, so nobody can change it, not even you.")
ON_BOOK = _("Nothing is handed in here. What stands in your people book is counted by itself.")
