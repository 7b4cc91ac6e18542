"""Serve Harbor to a real browser from a process that can be killed.

`ACQUAINT_INSTANCE` and `PORT` say where; what is in the folder already is served as it is.
"""

import json
import os
from pathlib import Path

from argon2 import PasswordHasher

from app import create_app, revisions
from app.core import passwords
from app.core.db import Base, db
from app.curriculum.library import shipped
from tests.support.learning import open_lesson
from tests.support.people import build_house


def main():
    folder, port = Path(os.environ["ACQUAINT_INSTANCE"]), int(os.environ["PORT"])
    passwords.HASHER = PasswordHasher(memory_cost=8, time_cost=1, parallelism=1)
    app = create_app({"RATELIMIT_ENABLED": False})
    if not (folder / "house.json").exists():
        with app.app_context():
            Base.metadata.create_all(db.engine)
            revisions.freeze(shipped()[0].curricula[0])
            db.session.commit()
            house = build_house()
            open_lesson(house)
            (folder / "house.json").write_text(json.dumps({"learn": house.learn}))
    app.run("127.0.0.1", port, threaded=True)


main()
