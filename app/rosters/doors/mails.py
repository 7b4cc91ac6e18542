"""The mail that says somebody has been let in. It names the center, not the cohort."""

from flask import current_app, render_template
from flask_babel import gettext as _
from sqlalchemy.orm import joinedload

from app import outbox
from app.core import mail
from app.core.db import db
from app.core.tenancy import in_center
from app.models import Center, Enrollment


def tell_let_in(row: Enrollment) -> None:
    """To be sent once it is committed; who has no confirmed address hears it in the room."""
    db.session.flush()  # the mail names the row
    key = f"let-in-{row.public_id}"
    outbox.put(mail_let_in, key=key, center=row.center_id, enrollment=row.id)


@outbox.job_at_most_once
def mail_let_in(*, key: str, center: int, enrollment: int) -> None:
    """Unless they were taken out again meanwhile."""
    if not mail.is_on():
        return
    with in_center(db.session, center):
        about = (joinedload(Enrollment.user), joinedload(Enrollment.cohort))
        row = db.session.get(Enrollment, enrollment, options=about)
        here = db.session.get_one(Center, center)
        if row is None or row.removed_at is not None or row.user.address is None:
            return
        address, subject = row.user.address, _("You are in")
        base = current_app.config["BASE_URL"]
        link = f"{base}/c/{here.slug}/learn/{row.cohort.public_id}/"
        body = render_template("mail/let-in.txt", name=row.name, center=here.name, link=link)
    db.session.rollback()
    mail.send(key=key, to=address, subject=subject, body=body)
