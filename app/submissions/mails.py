"""Mails about work: that there is something to read, never what it says."""

from flask import current_app, render_template
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import outbox
from app.core import mail
from app.core.db import db
from app.core.tenancy import in_center
from app.models import Center, Cohort, Enrollment, Submission


@outbox.job_at_most_once
def mail_answer(*, key: str, center: int, submission: int) -> None:
    """Tell a participant that a counselor has answered; nobody without an address is told."""
    if not mail.is_on():
        return
    with in_center(db.session, center):
        row = db.session.scalars(
            select(Submission)
            .where(Submission.id == submission)
            .options(joinedload(Submission.enrollment).joinedload(Enrollment.user))
            .options(joinedload(Submission.enrollment).joinedload(Enrollment.cohort))
        ).one()
        slug = db.session.scalars(select(Center.slug).where(Center.id == center)).one()
        person, cohort = row.enrollment, row.enrollment.cohort
        address, link = person.user.address, link_to(slug, cohort)
        switch = f"{link}me"
        body = render_template("mail/answer.txt", name=person.name, link=link, switch=switch)
    db.session.rollback()
    wanted = person.notices and person.removed_at is None
    if address and wanted:
        subject = _("There is an answer for you")
        mail.send(key=key, to=address, subject=subject, body=body, switch=switch)


def link_to(slug: str, cohort: Cohort) -> str:
    """The person's week, where what came back stands; built from `BASE_URL`, never from a request
    (R-16).
    """
    return f"{current_app.config['BASE_URL']}/c/{slug}/learn/{cohort.public_id}/"
