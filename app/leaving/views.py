"""My data, as a page, a file to read and a file for programs; and the way out."""

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit
from app.access.guards import freshly_proved, signed_in
from app.access.identity import me
from app.belongings.erasing import what_becomes
from app.belongings.taking import as_json, everything_of
from app.belongings.words import table_words, why_it_stays
from app.core import clock
from app.core.errors import DomainError
from app.leaving import service

bp = Blueprint("leaving", __name__, url_prefix="/account")


@bp.get("/data")
@signed_in
def data() -> str:
    """What we keep, in words, and the two files."""
    rows = [(table_words(name), count) for name, count, _why in what_becomes(me())]
    return render_template("leaving/data.html", rows=rows)


@bp.get("/data/everything.<any(html, json):form>")
@signed_in
@freshly_proved
def everything(form: str) -> Response:
    """All of it; a record of the taking, without the content."""
    page = everything_of(me())
    audit.record_reading("person:data:take", "")
    if form == "json":
        response = jsonify(as_json(page))
    else:
        html = render_template("leaving/everything.html", page=page, now=clock.now())
        response = Response(html, mimetype="text/html")
    name = f"acquaint-{clock.now():%Y-%m-%d}.{form}"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


@bp.route("/delete", methods=["GET", "POST"])
@signed_in
@freshly_proved
def delete() -> ResponseReturnValue:
    """Show what goes, what stays and why; then wait seven days."""
    user = me()
    try:
        if request.method == "POST":
            service.ask_to_be_forgotten(user)
            flash(_("Your account will be deleted in seven days. Until then you can stay."))
            return redirect(url_for("leaving.delete"), 303)
    except DomainError as error:
        flash(str(error), "danger")
    rows = list(what_becomes(user))
    return render_template(
        "leaving/delete.html",
        user=user,
        goes=[(table_words(name), count) for name, count, why in rows if not why],
        stays=[(table_words(name), why_it_stays(why)) for name, _count, why in rows if why],
    )


@bp.post("/stay")
@signed_in
def stay() -> ResponseReturnValue:
    """Change one's mind: one button, from any page."""
    service.stay(me())
    flash(_("You stay. Everything is as it was."), "success")
    return redirect(url_for("accounts.account"), 303)
