"""How a center looks: its logo and colour, and the two files that pages ask for."""

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_center
from app.access.permissions import Permission
from app.centers import service
from app.centers.blueprint import bp
from app.centers.look.forms import AccentForm, LogoForm
from app.centers.look.rules import rules_of
from app.core.headers import kept
from app.core.pictures import PictureError
from app.models import Center


@bp.get("/look")
@requires_center(Permission.CENTER_MANAGE)
def look(center: Center) -> str:
    """Both, as they are."""
    return show(AccentForm(data={"accent": center.accent}), LogoForm())


def show(accent: AccentForm, logo: LogoForm) -> str:
    """The page; what is to be mended stands in the form that was sent."""
    form = accent if accent.errors else logo
    return render_template("centers/look.html", accent=accent, logo=logo, form=form)


@bp.post("/look/accent")
@requires_center(Permission.CENTER_MANAGE)
def set_accent(center: Center) -> ResponseReturnValue:
    """A colour that can be read, or ours."""
    form = AccentForm()
    if not form.validate_on_submit():
        return show(form, LogoForm(formdata=None))
    service.set_accent(center, form.accent.data or "")
    flash(_("Saved. Everybody sees it on their next page."), "success")
    return redirect(url_for("centers.look", center=center.slug), 303)


@bp.post("/look/logo")
@requires_center(Permission.CENTER_MANAGE)
def set_logo(center: Center) -> ResponseReturnValue:
    """A picture, drawn anew."""
    form = LogoForm()
    try:
        if form.validate_on_submit():
            service.set_logo(center, form.picture)
            flash(_("Saved. Your logo stands on pages and printed sheets now."), "success")
            return redirect(url_for("centers.look", center=center.slug), 303)
    except PictureError as error:
        form.logo.errors = [refusals()[error.code]]
    return show(AccentForm(formdata=None, data={"accent": center.accent}), form)


def refusals() -> dict[str, str]:
    """Why a picture is not taken."""
    return {
        "not-a-picture": _("This is not a PNG, JPEG or WebP picture. Choose another file."),
        "too-many-pixels": _("This picture has too many pixels. 600 by 200 are enough."),
        "broken": _("This picture is broken: it cannot be read to its end. Save it again."),
    }


@bp.post("/look/logo/remove")
@requires_center(Permission.CENTER_MANAGE)
def drop_logo(center: Center) -> ResponseReturnValue:
    """Back to the mark of the house."""
    service.drop_logo(center)
    flash(_("The logo is gone."), "success")
    return redirect(url_for("centers.look", center=center.slug), 303)


@bp.get("/look/<slug:digest>.png")
@requires_center(Permission.CENTER_VIEW)
def logo_file(center: Center, digest: str) -> Response:
    """The logo as it is now; an older address is not there any more."""
    if not center.logo_digest or digest != center.logo_digest:
        abort(404)
    return kept(Response(center.logo, mimetype="image/png"))


@bp.get("/look/<slug:colour>.css")
@requires_center(Permission.CENTER_VIEW)
def accent_file(center: Center, colour: str) -> Response:
    """The center's colour, by day and by night."""
    if not center.accent or f"#{colour}" != center.accent:
        abort(404)
    return kept(Response(rules_of(center.accent), mimetype="text/css"))
