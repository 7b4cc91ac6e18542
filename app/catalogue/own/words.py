"""Why an archive is not taken, and what to do about it."""

from flask_babel import gettext as _

from app.core.archives import ArchiveError


def refusal(error: ArchiveError) -> str:
    """One sentence, with the member's name where there is one."""
    name = {"name": error.name}
    known = {
        "too-large": _("This ZIP has more than 20 MB."),
        "broken": _("This is not a ZIP, or it is broken. Pack the folder again."),
        "too-many": _("This ZIP holds more than 2,000 files."),
        "bomb": _("Unpacked, this ZIP would be far larger than a curriculum is."),
        "too-much-text": _("Its texts have more than 3 MB. Make two curricula of it."),
        "link": _("%(name)s is a link. Put the file itself in its place.", **name),
        "outside": _("%(name)s would lie outside of the folder. Pack the folder itself.", **name),
        "same-name": _("%(name)s is there twice, but for capitals. Rename one.", **name),
        "encrypted": _("%(name)s is locked with a password. Pack it without one.", **name),
        "not-ours": _("%(name)s is no text (.md, .yaml) and no picture. Leave it out.", **name),
        "no-curriculum": _("There is no curriculum.yaml in this ZIP."),
        "no-id": _("curriculum.yaml says no `id` that could be one, as: ask-well."),
    }
    return str(known[error.code])
