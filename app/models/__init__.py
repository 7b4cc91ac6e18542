"""The tables. Importing this package maps them all."""

from app.models.audit import AuditEvent
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
from app.models.proof import Authenticator, Passkey, Purpose, RecoveryCode, Ticket
from app.models.revision import Revision
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
    "AuditEvent",
    "Authenticator",
    "Center",
    "Cohort",
    "Counseling",
    "Delivery",
    "Enrollment",
    "Feedback",
    "LessonDate",
    "Message",
    "Passkey",
    "Poll",
    "PrivateNote",
    "Processed",
    "Purpose",
    "Reason",
    "RecoveryCode",
    "Revision",
    "Role",
    "SignIn",
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
