"""The front door, health, and the demo's letter box."""

from email import message_from_bytes, policy
from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select

from app import revisions
from app.access.guards import public, requires_center, signed_in
from app.access.identity import is_signed_in, me, standing
from app.access.permissions import Permission
from app.core import mail
from app.core.db import db
from app.core.headers import kept
from app.curriculum.markup import PICTURES
from app.models import Center
from app.site.known import known
from app.site.queries import Door, asks_somewhere, doors

bp = Blueprint("site", __name__)


@bp.get("/")
@public
def home() -> ResponseReturnValue:
    """Straight in where there is one way, a choice where there are several."""
    if not is_signed_in():
        return redirect(url_for("accounts.sign_in"))
    ways = doors(me())
    if len(ways) == 1 and "choose" not in request.args:
        return redirect(address(ways[0]))
    if not ways and asks_somewhere(me()):
        return redirect(url_for("joining.waiting"))
    return show_doors(ways)


@bp.get("/places")
@signed_in
def places() -> str:
    """Every place of somebody's: each stands in its address, so that two tabs keep apart."""
    return show_doors(doors(me()), waits=asks_somewhere(me()))


def show_doors(ways: list[Door], *, waits: bool = False) -> str:
    """A choice, also where there is only one; and the way to one more."""
    rows = [(way.title, address(way)) for way in ways]
    return render_template("site/home.html", doors=rows, waits=waits)


def address(door: Door) -> str:
    """Where a door leads."""
    if door.cohort is None:
        return url_for("coaching.today", center=door.center)
    return url_for("learning.this_week", center=door.center, cohort=door.cohort)


@bp.get("/c/<slug:center>/")
@requires_center(Permission.CENTER_VIEW)
def enter(center: Center) -> ResponseReturnValue:
    """A center's own address: staff begin with today, participants with their week."""
    if standing().staff is not None:
        return redirect(url_for("coaching.today", center=center.slug))
    mine = next((way for way in doors(me()) if way.center == center.slug), None)
    return redirect(address(mine)) if mine else abort(404)


@bp.get("/help")
@public
def help_page() -> str:
    """The same few answers, for everybody, from every page."""
    return render_template("site/help.html", help_list=[])


@bp.get("/c/<slug:center>/help")
@requires_center(Permission.CENTER_VIEW)
def center_help(center: Center) -> str:
    """The same answers, and where this center says one can turn on a hard day."""
    return render_template("site/help.html", help_list=center.help_list)


@bp.get("/c/<slug:center>/what-is-known")
@requires_center(Permission.CENTER_VIEW)
def evidence(center: Center) -> str:
    """What was measured, on whom, how strong it is, and what does not follow from it."""
    del center
    return render_template("site/evidence.html", known=known())


@bp.get("/health")
@public
def health() -> Response:
    """Answers when the database does."""
    with db.looking() as look:
        look.execute(select(Center.id).limit(1))
    return Response("ok\n", mimetype="text/plain")


@bp.get(f"{PICTURES}/<slug:picture>")
@signed_in
def picture(picture: str) -> Response:
    """One that a curriculum shows. Its name is made of its content: who knows it was shown it."""
    drawn = revisions.picture(picture) or abort(404)
    return kept(Response(drawn, mimetype="image/webp"))


@bp.get("/fresh-token")
@signed_in
def fresh_token() -> Response:
    """For a page that outlived its sign-in: the token its next save needs."""
    return Response(generate_csrf(), mimetype="text/plain")


@bp.get("/dev/mail")
@public
def letter_box() -> str:
    """The demo's mails; nowhere else does this address exist."""
    if not current_app.config["DEMO"]:
        abort(404)
    return render_template("site/mail.html", mails=[read(path) for path in newest()])


def newest() -> list[Path]:
    """The last fifty, newest first."""
    there = mail.folder().glob("*.eml") if mail.folder().exists() else []
    return sorted(there, key=lambda path: path.stat().st_mtime, reverse=True)[:50]


def read(path: Path) -> dict[str, str]:
    """What a reader sees of a mail."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    return {
        "to": str(message["To"]),
        "subject": str(message["Subject"]),
        "date": str(message["Date"]),
        "body": body.get_content() if body else "",
    }
