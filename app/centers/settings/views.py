"""The settings of a center: what it is called, where to find help, its rules."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_center
from app.access.permissions import Permission
from app.centers import service
from app.centers.blueprint import bp
from app.centers.settings.forms import AboutForm, HelpForm, RulesForm
from app.core import zones
from app.core.errors import DomainError
from app.models import Center

SAVED = "success"


@bp.route("/", methods=["GET", "POST"])
@requires_center(Permission.CENTER_MANAGE)
def settings(center: Center) -> ResponseReturnValue:
    """Name, address, zone, paper, word."""
    form = AboutForm(obj=center)
    form.zone.choices = zones.choices(center.zone)
    if form.validate_on_submit():
        try:
            service.change(center, form.about())
            flash(_("Saved."), SAVED)
            return redirect(url_for("centers.settings", center=center.slug), 303)
        except DomainError as error:
            form.slug.errors = [str(error)]
    return render_template("centers/settings.html", form=form)


@bp.route("/help", methods=["GET", "POST"])
@requires_center(Permission.CENTER_MANAGE)
def help_list(center: Center) -> ResponseReturnValue:
    """Where participants can turn on a hard day."""
    form = HelpForm(data=HelpForm.filled(center.help_list))
    if form.validate_on_submit():
        service.set_help(center, form.lines())
        flash(_("Saved. Lessons and the Help page lead here from now on."), SAVED)
        return redirect(url_for("centers.help_list", center=center.slug), 303)
    return render_template("centers/help.html", form=form)


@bp.route("/rules", methods=["GET", "POST"])
@requires_center(Permission.CENTER_MANAGE)
def rules(center: Center) -> ResponseReturnValue:
    """The second step of staff; how long work is kept."""
    stored = {
        "second_step": "yes" if center.asks_second_step else "no",
        "keeps": str(center.keeps_months),
    }
    form = RulesForm(data=stored)
    if form.validate_on_submit():
        asks = form.second_step.data == "yes"
        service.set_rules(center, asks_second_step=asks, keeps_months=int(form.keeps.data))
        flash(_("Saved."), SAVED)
        return redirect(url_for("centers.rules", center=center.slug), 303)
    return render_template("centers/rules.html", form=form)
