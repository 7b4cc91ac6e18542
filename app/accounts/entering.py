"""The one door that every way in goes through: with a second step where the person has one."""

from dataclasses import dataclass
from re import fullmatch

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import audit, identity, known, resend
from app.models import User
from app.users import steps


@dataclass(frozen=True)
class Way:
    """Where somebody goes on: an address of ours, and what was being written."""

    target: str = ""
    kept: str = ""


def asked_way() -> Way:
    """As the form of this request carries it."""
    return Way(request.args.get("next", ""), request.form.get("kept", ""))


def inside(target: str | None) -> str:
    """Where to go on; never to another site."""
    return (
        target
        if target and fullmatch(r"/(?![/\\])[^\x00-\x20\x7f]*", target)
        else url_for("site.home")
    )


def go_in(user: User, way: Way, *, strong: bool = False) -> ResponseReturnValue:
    """Begin the sign-in; or, where the person has a second step, ask for it first.

    Until it is given nobody is signed in: the browser carries for five minutes who has passed the
    first one.
    """
    if not strong and steps.has_any(user):
        identity.wait_for_step(user)
        return ask_step(way)
    identity.begin(user, strong=strong)
    known.remember(user)
    audit.record("person:account:sign-in", "", by=user)
    return go_on(way)


def ask_step(way: Way) -> ResponseReturnValue:
    """To the page of the second step; with what was being written, it is shown at once."""
    if way.kept:
        return render_template("accounts/second-step.html", kept=way.kept, back=way.target)
    return redirect(url_for("accounts.second_step", next=way.target or None), 303)


def start_again(way: Way) -> ResponseReturnValue:
    """The five minutes between the two steps are over: from the beginning, with what there is."""
    if way.kept:
        return render_template("accounts/sign-in-again.html", kept=way.kept, back=way.target)
    return redirect(url_for("accounts.sign_in", next=way.target or None), 303)


def go_on(way: Way) -> ResponseReturnValue:
    """To the page that was asked for, or to what was written, to be sent once more."""
    target = inside(way.target)
    if fields := resend.unpack(way.kept):
        return render_template("errors/resend.html", fields=fields, action=target)
    return redirect(target, 303)
