"""The site with one fault on purpose: a save is acknowledged first and committed a moment later.

`script/crash --negative-control` serves this, and has to notice.
"""

import time
from random import uniform
from threading import Thread

from flask import g, request

from app import create_app
from app.core.db import commit_or_rollback

LATE = (0.05, 0.2)
"""Seconds from the answer to the commit."""


def commit_late(response):
    """Take the session out of the request's hands, and let another thread end it."""
    if "mutation_id" not in request.form or response.status_code >= 400:
        return commit_or_rollback(response)
    Thread(target=end, args=[g.pop("db_session")]).start()
    return response


def end(session):
    time.sleep(uniform(*LATE))
    session.commit()
    session.close()


app = create_app()
after = app.after_request_funcs[None]
after[after.index(commit_or_rollback)] = commit_late
