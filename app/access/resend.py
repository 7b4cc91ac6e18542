"""What was typed is not lost because a sign-in or a token ran out: it is shown, to be sent again.

A form that arrives without a sign-in, or with a token of an older one, had no effect. Its fields
come back on a page of their own with one button that sends them again. Only what our own pages
sent is shown: a form from another site is refused with nothing.
"""

import json
from typing import Any

from flask import Flask, abort, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from app.core.db import SAFE_METHODS
from app.core.errors import wants_json

MINE = frozenset({"csrf_token", "form_token"})
Fields = list[tuple[str, str]]


def init_app(app: Flask) -> None:
    """Answer a token that ran out."""
    app.before_request(refuse_cross_site)
    app.register_error_handler(CSRFError, show_old_token)


def refuse_cross_site() -> None:
    """Browsers say where a request comes from (R-26); another site has no business posting here."""
    if request.method not in SAFE_METHODS and comes_from_elsewhere():
        abort(403)


def comes_from_elsewhere() -> bool:
    """By Sec-Fetch-Site where the browser sends it, else by Origin; neither: not a browser."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is not None and origin != request.host_url.rstrip("/")


def ask_to_sign_in() -> ResponseReturnValue:
    """Send to the sign-in page and back; what was posted comes along."""
    if wants_json():
        return jsonify(error="signed-out", sign_in=url_for("accounts.sign_in")), 401
    if request.method in SAFE_METHODS:
        back = request.full_path.rstrip("?")
        return redirect(url_for("accounts.sign_in", next=back))
    return render_template(
        "accounts/sign-in-again.html", kept=json.dumps(typed()), back=request.path
    )


def ask_to_prove() -> ResponseReturnValue:
    """Ask for a proof of who is here, and go on with what was asked; nothing typed is lost."""
    back = request.full_path.rstrip("?") if request.method in SAFE_METHODS else request.path
    if wants_json():
        return jsonify(error="prove", prove=url_for("accounts.prove", next=back)), 401
    if request.method in SAFE_METHODS:
        return redirect(url_for("accounts.prove", next=back))
    return redirect(url_for("accounts.prove", next=back), 303) if not typed() else prove_with(back)


def prove_with(back: str) -> str:
    """The page of the proof, with what was posted in its keeping."""
    return render_template("accounts/prove.html", kept=json.dumps(typed()), back=back)


def ask_for_step() -> ResponseReturnValue:
    """The center asks for a second step that this sign-in lacks. What was posted stays on its page
    while the step is set up on another one, and is sent from there.
    """
    steps = url_for("accounts.steps", needed=1)
    if wants_json():
        return jsonify(error="step", prove=steps), 401
    if request.method in SAFE_METHODS or not typed():
        return redirect(steps, 302 if request.method in SAFE_METHODS else 303)
    return render_template("accounts/step-needed.html", fields=typed(), action=request.path)


def show_old_token(_error: CSRFError) -> ResponseReturnValue:
    """A token of an older sign-in, or none: nothing happened, and nothing typed is gone."""
    if wants_json():
        return jsonify(error="token"), 400
    if not typed():
        return render_template("errors/page.html", code=400), 400
    return render_template("errors/resend.html", fields=typed(), action=request.path), 400


def typed() -> Fields:
    """What the form held, without our own tokens."""
    return [(name, value) for name, value in request.form.items(multi=True) if name not in MINE]


def unpack(kept: str) -> Fields:
    """Read what `ask_to_sign_in` gave the sign-in page to carry; anything else is nothing."""
    try:
        pairs: Any = json.loads(kept)
        return [(str(name), str(value)) for name, value in pairs]
    except (ValueError, TypeError, RecursionError):
        return []
