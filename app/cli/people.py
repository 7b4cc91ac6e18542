"""`flask centers …` and `flask people …`: for the host, where the pages need somebody inside."""

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.access import audit, tickets
from app.belongings import nightly
from app.belongings.erasing import erase, sweep_file
from app.centers.service import About, make_center
from app.core import config, mail
from app.core.db import db
from app.core.errors import DomainError
from app.core.tenancy import stay_in
from app.core.text import is_address
from app.models import Center, Role, Staff
from app.rosters import invitations
from app.rosters.staff import end_work
from app.users import steps
from app.users.mails import link_to, tell_owner
from app.users.service import end_sign_ins, normal, user_at

centers = AppGroup("centers", help="Make and list centers.")
people = AppGroup("people", help="Invite and end staff.")


@centers.command("add")
@click.argument("slug")
@click.argument("name")
@click.option("--zone", default="America/New_York", help="An IANA name, as America/Chicago.")
@click.option("--paper", default="letter", type=click.Choice(["letter", "a4"]))
def add_center(slug: str, name: str, zone: str, paper: str) -> None:
    """Make a center; then `flask people add SLUG ADDRESS NAME --administrator`."""
    try:
        make_center(About(name, slug, zone, paper=paper))
    except DomainError as error:
        raise click.ClickException(str(error)) from error
    db.session.commit()
    click.echo(f"{name} is at /c/{slug}/.")


@centers.command("list")
def list_centers() -> None:
    """Name all centers."""
    for center in db.session.scalars(select(Center).order_by(Center.slug)):
        click.echo(f"{center.slug}  {center.name}  {center.zone}")


@people.command("add")
@click.argument("slug")
@click.argument("address")
@click.argument("name")
@click.option("--administrator", is_flag=True, help="Not only a counselor.")
def add(slug: str, address: str, name: str, *, administrator: bool) -> None:
    """Invite somebody to work at a center, by mail, or by the address printed here."""
    center = center_called(slug)
    if not is_address(address):
        raise click.ClickException(f"{address} is not a mail address.")
    role = Role.ADMINISTRATOR if administrator else Role.COUNSELOR
    ticket = invitations.invite_to_work(center, address=address, name=name, role=role)
    if mail.is_on():
        db.session.commit()
        click.echo(f"The invitation to {address} is on its way.")
        return
    link = link_to(ticket.purpose, tickets.renew(ticket))
    db.session.commit()
    click.echo(f"This installation sends no mail. Give this to {name}; it works once:\n{link}")


@people.command("end")
@click.argument("slug")
@click.argument("address")
def end(slug: str, address: str) -> None:
    """End somebody's work at a center at once, with all sign-ins."""
    center, user = center_called(slug), user_at(normal(address))
    works = select(Staff).where(Staff.ended_at.is_(None), Staff.user_id == (user.id if user else 0))
    row = db.session.scalars(works).first()
    if row is None:
        raise click.ClickException(f"Nobody with the address {address} works at {center.name}.")
    try:
        ended = end_work(center, row)
    except DomainError as error:
        raise click.ClickException(str(error)) from error
    db.session.commit()
    click.echo(f"{row.name} does not work at {center.name} any more; {ended} sign-ins ended.")


@people.command("forget-steps")
@click.argument("address")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget_steps(address: str, *, yes: bool) -> None:
    """For somebody who has lost phone, passkeys and codes. Make sure first that it is they."""
    user = user_at(normal(address))
    if user is None or not steps.has_any(user):
        raise click.ClickException(f"Nobody with the address {address} has a second step.")
    if not yes:
        click.confirm(f"Let {address} in with the password alone?", abort=True)
    steps.forget_all(user)
    ended = end_sign_ins(user)
    tell_owner(user, "steps-forgotten")
    audit.record("host:second-step:remove", "", by=user)
    db.session.commit()
    click.echo(f"The second step of {address} is removed; {ended} sign-ins ended.")


@people.command("erase")
@click.argument("address")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase_person(address: str, *, yes: bool) -> None:
    """Forget somebody at once, in every center. Nobody can undo it."""
    user = user_at(normal(address))
    if user is None:
        raise click.ClickException(f"Nobody has the address {address}.")
    if not yes:
        click.confirm(f"Forget {address} for good?", abort=True)
    erase(user, instance=config.instance_folder())
    db.session.commit()
    sweep_file()
    click.echo(f"{address} is forgotten.")


@centers.command("purge")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def purge(*, dry_run: bool) -> None:
    """Forget the work of cohorts that were closed longer ago than their center keeps it."""
    found = nightly.erase_cohorts(dry=dry_run)
    for slug, name, count in found:
        click.echo(f"{slug}: {name}, {count} people")
    click.echo("Nothing is that old." if not found else "Would go." if dry_run else "Gone.")


def center_called(slug: str) -> Center:
    """The center, and the session inside it."""
    center = db.session.scalars(select(Center).where(Center.slug == slug)).first()
    if center is None:
        raise click.ClickException(f"There is no center {slug}. `flask centers list` names them.")
    stay_in(db.session, center.id)
    return center
