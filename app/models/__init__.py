"""The tables. Importing this package maps them all."""

from app.models.audit import AuditEvent
from app.models.book import (
    Attempt,
    Book,
    Contact,
    Conversation,
    LedgerEntry,
    ReceivedName,
    Sitting,
)
from app.models.center import Center, Role, SignIn, Staff, User
from app.models.cohort import (
    Asking,
    Cohort,
    Counseling,
    Enrollment,
    LessonDate,
    WorkshopSession,
)
from app.models.outbox import Delivery, Message
from app.models.own import OwnCurriculum
from app.models.proof import Authenticator, Passkey, Purpose, RecoveryCode, Ticket
from app.models.revision import Picture, Revision
from app.models.submission import (
    Feedback,
    Poll,
    PrivateNote,
    Processed,
    Reason,
    State,
    Submission,
    SubmissionVersion,
    Tally,
    Verdict,
)

__all__ = [
    "Asking",
    "Attempt",
    "AuditEvent",
    "Authenticator",
    "Book",
    "Center",
    "Cohort",
    "Contact",
    "Conversation",
    "Counseling",
    "Delivery",
    "Enrollment",
    "Feedback",
    "LedgerEntry",
    "LessonDate",
    "Message",
    "OwnCurriculum",
    "Passkey",
    "Picture",
    "Poll",
    "PrivateNote",
    "Processed",
    "Purpose",
    "Reason",
    "ReceivedName",
    "RecoveryCode",
    "Revision",
    "Role",
    "SignIn",
    "Sitting",
    "Staff",
    "State",
    "Submission",
    "SubmissionVersion",
    "Tally",
    "Ticket",
    "User",
    "Verdict",
    "WorkshopSession",
]
