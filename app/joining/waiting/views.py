"""At the door, or in."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.access import identity
from app.access.guards import signed_in
from app.joining.blueprint import bp
from app.joining.waiting import queries


@bp.get("/waiting")
@signed_in
def waiting() -> ResponseReturnValue:
    """At the door. Loaded again once somebody has opened it, this page leads in."""
    me = identity.me()
    doors = queries.waiting(me)
    if not doors:
        return redirect(url_for("site.home"))
    names = queries.counselors([door.cohort_id for door in doors])
    return render_template("joining/waiting.html", me=me, doors=doors, counselors=names)


@bp.get("/arrived")
@signed_in
def arrived() -> str:
    """In at once: the name to sign in with, to be written down."""
    return render_template("joining/arrived.html", me=identity.me())
