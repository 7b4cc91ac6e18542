"""The verbs of running a cohort."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select

from app.access import audit
from app.cohorts import messages
from app.cohorts.calendar import WeeklyPattern, Window, windows
from app.core import clock, ids
from app.core.db import db
from app.core.errors import DomainError
from app.curriculum.calendar import END_OF_DAY, CohortDates, UnresolvedTerm, instant
from app.curriculum.schema import Curriculum
from app.models import Cohort, Counseling, LessonDate, Revision, Staff, WorkshopSession
from app.revisions import curriculum_of


@dataclass(frozen=True)
class Meeting:
    """A workshop session as somebody plans it: a wall time of the cohort's zone."""

    starts_local: datetime
    minutes: int
    place: str = ""


@dataclass(frozen=True)
class Plan:
    """Everything about a cohort that has dates."""

    starts_on: date
    ends_on: date
    zone: str
    meetings: Mapping[int, Meeting]
    """Number from 1 → meeting."""

    def dates(self) -> CohortDates:
        """As the curriculum's calendar wants them."""
        sessions = {number: meeting.starts_local for number, meeting in self.meetings.items()}
        return CohortDates(self.starts_on, self.ends_on, self.zone, sessions)

    @property
    def ends_at(self) -> datetime:
        """The end of the last day, in UTC."""
        return last_moment(self.ends_on, self.zone)


def last_moment(day: date, zone: str) -> datetime:
    """The end of a day on the wall of `zone`, in UTC."""
    return instant(datetime.combine(day, END_OF_DAY), zone)


@dataclass(frozen=True)
class Description:
    """What a cohort is called, where it meets, how many it seats."""

    name: str
    place: str
    seats: int


def weekly(
    revision: Revision, *, starts_on: date, ends_on: date, zone: str, pattern: WeeklyPattern
) -> Plan:
    """A plan with as many workshop sessions as the revision has, filled in from a pattern."""
    meetings = filled_in(pattern, starts_on, count=curriculum_of(revision).sessions)
    return Plan(starts_on, ends_on, zone, meetings)


def filled_in(pattern: WeeklyPattern, starts_on: date, *, count: int) -> Mapping[int, Meeting]:
    """The first `count` meetings of a pattern, by number."""
    return {
        number: Meeting(at, pattern.minutes)
        for number, at in enumerate(pattern.meetings(starts_on, count=count), start=1)
    }


def open_cohort(
    revision: Revision, *, about: Description, plan: Plan, counselors: Sequence[Staff]
) -> Cohort:
    """Open a cohort on a frozen curriculum, with its workshop sessions and dates.

    Raises DomainError when the dates cannot be right.
    """
    found = resolved(curriculum_of(revision), plan)
    cohort = Cohort(
        name=about.name,
        curriculum_id=revision.curriculum_id,
        revision_id=revision.id,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        zone=plan.zone,
        place=about.place,
        seats=about.seats,
        code_ends_at=plan.ends_at,
        opened_at=clock.now(),
    )
    cohort.revision = revision
    db.session.add(cohort)
    db.session.flush()  # its sessions and dates refer to it
    db.session.add_all(Counseling(cohort_id=cohort.id, staff_id=row.id) for row in counselors)
    write_meetings(cohort, plan)
    write_windows(cohort, found)
    audit.record("staff:cohort:open", cohort.public_id)
    return cohort


def resolved(curriculum: Curriculum, plan: Plan) -> Mapping[str, Window]:
    """The lessons' windows; raises DomainError naming what does not fit."""
    if plan.ends_on < plan.starts_on:
        raise DomainError(messages.ENDS_BEFORE_IT_STARTS)
    try:
        found = windows(curriculum, plan.dates())
    except UnresolvedTerm as error:
        raise DomainError(str(error)) from error
    for lesson in curriculum.lessons:
        window = found.get(lesson.id)
        if window and window.due_at < window.opens_at:
            raise DomainError(messages.due_before_it_opens(lesson, window))
    return found


def write_meetings(cohort: Cohort, plan: Plan) -> None:
    """Make the rows of the workshop sessions be what is planned; a session keeps its row."""
    there = {
        row.number: row
        for row in db.session.scalars(
            select(WorkshopSession).where(WorkshopSession.cohort_id == cohort.id)
        )
    }
    for number, meeting in plan.meetings.items():
        row = there.pop(number, None)
        if row is None:
            row = WorkshopSession(cohort_id=cohort.id, number=number)
            db.session.add(row)
        row.starts_local = meeting.starts_local
        row.starts_at = instant(meeting.starts_local, plan.zone)
        row.minutes, row.place = meeting.minutes, meeting.place
    for row in there.values():
        db.session.delete(row)


def write_windows(cohort: Cohort, found: Mapping[str, Window]) -> None:
    """Make the lessons' dates be what was resolved."""
    db.session.execute(delete(LessonDate).where(LessonDate.cohort_id == cohort.id))
    db.session.add_all(
        LessonDate(
            cohort_id=cohort.id,
            lesson_id=lesson,
            opens_local=window.opens_local,
            opens_at=window.opens_at,
            due_local=window.due_local,
            due_at=window.due_at,
        )
        for lesson, window in found.items()
    )


def reschedule(cohort: Cohort, plan: Plan) -> None:
    """Move a cohort's dates; everything that counts from them moves along.

    Raises DomainError when the cohort is closed or the dates cannot be right; then nothing has
    moved.
    """
    refuse_if_closed(cohort)
    found = resolved(curriculum_of(cohort.revision), plan)
    if cohort.code_ends_at in {None, last_moment(cohort.ends_on, cohort.zone)}:
        cohort.code_ends_at = plan.ends_at  # unless somebody chose another day for it
    cohort.starts_on, cohort.ends_on, cohort.zone = plan.starts_on, plan.ends_on, plan.zone
    write_meetings(cohort, plan)
    write_windows(cohort, found)
    audit.record("staff:cohort:reschedule", cohort.public_id)


def describe(cohort: Cohort, about: Description) -> None:
    """Change what a cohort is called, where it meets, and how many it seats.

    Raises DomainError when the cohort is closed.
    """
    refuse_if_closed(cohort)
    cohort.name, cohort.place, cohort.seats = about.name, about.place, about.seats
    audit.record("staff:cohort:change", cohort.public_id)


def refuse_if_closed(cohort: Cohort) -> None:
    """Raises DomainError for a cohort in which nothing changes any more."""
    if cohort.closed_at is not None:
        raise DomainError(messages.CLOSED)


def add_counselor(cohort: Cohort, staff: Staff) -> None:
    """Let another colleague counsel the cohort; raises DomainError if they do already."""
    mine = select(Counseling.id).where(
        Counseling.cohort_id == cohort.id, Counseling.staff_id == staff.id
    )
    if db.session.scalars(mine).first() is not None:
        raise DomainError(messages.COUNSELS_ALREADY)
    db.session.add(Counseling(cohort_id=cohort.id, staff_id=staff.id))
    audit.record("staff:counselor:add", cohort.public_id)


def remove_counselor(cohort: Cohort, staff: Staff) -> None:
    """Take a colleague out; raises DomainError for the last one, and for who was not in."""
    rows = {
        row.staff_id: row
        for row in db.session.scalars(select(Counseling).where(Counseling.cohort_id == cohort.id))
    }
    if staff.id not in rows:
        raise DomainError(messages.COUNSELS_NOT)
    if len(rows) == 1:
        raise DomainError(messages.LAST_COUNSELOR)
    db.session.delete(rows[staff.id])
    audit.record("staff:counselor:remove", cohort.public_id)


def end_code(cohort: Cohort) -> None:
    """Nobody joins with this code any more."""
    cohort.code_ended_at, cohort.code_open_until = clock.now(), None
    audit.record("staff:code:end", cohort.public_id)


def renew_code(cohort: Cohort) -> None:
    """A new code; the old one is worth nothing. Raises DomainError for a closed cohort."""
    refuse_if_closed(cohort)
    cohort.code, cohort.code_ended_at = ids.join_code(), None
    cohort.code_uses, cohort.code_open_until = None, None
    audit.record("staff:code:renew", cohort.public_id)


def close(cohort: Cohort) -> None:
    """From now on everything can be read and printed, and nothing is written."""
    cohort.closed_at = clock.now()
    end_code(cohort)
    audit.record("staff:cohort:close", cohort.public_id)


def reopen(cohort: Cohort) -> None:
    """Undo a closing; the code stays ended until it is renewed."""
    cohort.closed_at = None
    audit.record("staff:cohort:reopen", cohort.public_id)
