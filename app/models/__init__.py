"""The tables. Importing this package maps them all."""

from app.models.audit import AuditEvent
from app.models.center import Center, Role, SignIn, Staff, User
from app.models.cohort import Cohort, Counseling, Enrollment, LessonDate, WorkshopSession
from app.models.outbox import Delivery, Message
from app.models.revision import Revision
from app.models.submission import (
    Feedback,
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
    "AuditEvent",
    "Center",
    "Cohort",
    "Counseling",
    "Delivery",
    "Enrollment",
    "Feedback",
    "LessonDate",
    "Message",
    "PrivateNote",
    "Processed",
    "Reason",
    "Revision",
    "Role",
    "SignIn",
    "Staff",
    "State",
    "Submission",
    "SubmissionVersion",
    "Tally",
    "User",
    "Verdict",
    "WorkshopSession",
]
