"""Every test works in an instance of its own, whatever the shell says; set before the app is."""

import os
import tempfile

os.environ["ACQUAINT_INSTANCE"] = tempfile.mkdtemp(prefix="acquaint-tests-")
for name in ("DATABASE_URL", "REDIS_URL", "MAIL_URL", "BASE_URL", "PORT", "PROXIES"):
    os.environ.pop(name, None)
