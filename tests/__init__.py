"""Every test works in an instance of its own, whatever the shell says; set before the app is."""

import atexit
import os
import shutil
import tempfile

os.environ["ACQUAINT_INSTANCE"] = tempfile.mkdtemp(prefix="acquaint-tests-")
atexit.register(shutil.rmtree, os.environ["ACQUAINT_INSTANCE"], ignore_errors=True)
for name in ("DATABASE_URL", "REDIS_URL", "MAIL_URL", "BASE_URL", "PORT", "PROXIES"):
    os.environ.pop(name, None)
