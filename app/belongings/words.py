"""What tables and columns are called when somebody reads what we keep of them."""

from flask_babel import gettext as _


def table_words(name: str) -> str:
    """As `Work on an exercise`; a table without words of its own is called by its name."""
    known = {
        "user": _("My account"),
        "sign_in": _("Signed in on a browser"),
        "staff": _("Working at a center"),
        "enrollment": _("Learning in a cohort"),
        "asking": _("Asked to join a cohort"),
        "ticket": _("A link or slip"),
        "authenticator": _("An authenticator app"),
        "passkey": _("A passkey"),
        "recovery_code": _("A recovery code"),
        "processed": _("Forms that were sent"),
        "audit_event": _("What was done"),
        "submission": _("Work on an exercise"),
        "submission_version": _("A text that was kept"),
        "private_note": _("Written for me alone"),
        "feedback": _("An answer from a counselor"),
        "book": _("My people book"),
        "contact": _("Somebody I know"),
        "conversation": _("A conversation"),
        "received_name": _("A name I was given"),
        "sitting": _("A call list"),
        "attempt": _("A try to reach somebody"),
        "ledger_entry": _("Given or asked"),
    }
    return str(known.get(name, name.replace("_", " ").capitalize()))


def column_words(name: str) -> str:
    """As `Last saved`."""
    known = {
        "address": _("Mail address"),
        "handle": _("Name to sign in with"),
        "created_at": _("Since"),
        "sort_name": _("Sorted as"),
        "zone": _("Time zone"),
        "notices": _("Mail about answers"),
        "word": _("My word"),
        "joined_at": _("Joined"),
        "last_active_at": _("Last wrote something"),
        "removed_at": _("Left"),
        "saved_at": _("Last saved"),
        "handed_in_at": _("Handed in"),
        "done_at": _("Done"),
        "waiting_since": _("Waiting since"),
        "asked_help_at": _("Asked for help"),
        "help_line": _("What I asked"),
        "by": _("From"),
        "verdict": _("What was decided"),
        "began_at": _("Began"),
        "ended_at": _("Ended"),
        "ends_at": _("Ends"),
        "leaves_at": _("To be deleted"),
    }
    return str(known.get(name, name.replace("_", " ").capitalize()))


def why_it_stays(reason: str) -> str:
    """Why rows that would be somebody's are emptied and not deleted."""
    known = {
        "answers": _(
            "What you wrote to participants is theirs; your name is taken out of your own"
        ),
        "events": _("That something happened stays, without who or where from"),
    }
    return str(known.get(reason, reason))
