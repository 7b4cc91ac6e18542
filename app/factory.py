"""Where the parts are put together. Nothing else in `app/` knows the whole."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import outbox, wording
from app.access import audit, ending, guards, identity, places, resend
from app.accounts.views import bp as accounts
from app.catalogue.views import bp as catalogue
from app.centers.views import bp as centers
from app.centers.views import first
from app.cli import commands
from app.coaching.views import bp as coaching
from app.cohorts.views import bp as cohorts
from app.core import compression, config, db, errors, headers, jobs, logs, look, pages, urls
from app.core.extensions import babel, bootstrap, csrf, limiter
from app.core.limits import SharedSqlite
from app.handouts.views import bp as handouts
from app.joining.views import bp as joining
from app.learning.views import bp as learning
from app.leaving.views import bp as leaving
from app.site.views import bp as site

BLUEPRINTS = (
    site,
    accounts,
    first,
    centers,
    catalogue,
    joining,
    leaving,
    learning,
    cohorts,
    coaching,
    handouts,
)
FILES = dict.fromkeys(("static", "bootstrap.static", "stylesheet", "desk"), guards.public)


def build(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Make the application; `overrides` win over the environment, which wins over defaults.

    Raises RuntimeError when a view does not say who may reach it.
    """
    instance = config.instance_folder()
    app = Flask(
        "app",
        root_path=str(config.ROOT / "app"),
        template_folder=str(config.ROOT / "templates"),
        instance_path=str(instance),
    )
    app.config.from_mapping(config.defaults(instance))
    app.config.from_mapping(overrides or {})
    if "SECRET_KEY" not in (overrides or {}):
        app.config["SECRET_KEY"] = config.secret_key(instance)
        app.config["SECRET_KEY_FALLBACKS"] = config.former_keys(instance)
    if hops := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops)  # type: ignore[method-assign]
    wire(app)
    return app


def wire(app: Flask) -> None:
    """Each part adds itself; what must run after the commit is added before the database."""
    urls.init_app(app)
    logs.init_app(app)
    compression.init_app(app)
    outbox.init_app(app, jobs.wake)
    audit.init_app(app)
    db.init_app(app)
    csrf.init_app(app)
    babel.init_app(app)
    bootstrap.init_app(app)
    limiter.init_app(app)
    headers.init_app(app)
    pages.init_app(app)
    look.init_app(app)
    wording.init_app(app)
    identity.init_app(app)
    resend.init_app(app)
    places.init_app(app)
    ending.init_app(app)
    errors.init_app(app)
    commands.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    guards.declare(app, FILES)
    guards.refuse_unguarded_views(app)


__all__ = ["SharedSqlite", "build"]
