"""The negative control: a site that says "saved" before it has committed.

Only the harness serves it. It proves that the harness can see a loss: an answer is made up at once,
and the real request is done a moment later, if there is a later.
"""

import io
import json
import random
import threading
import time
import urllib.parse

from wsgi import app as real


def app(environ, start_response):
    if environ["REQUEST_METHOD"] != "POST" or "/exercises/" not in environ["PATH_INFO"]:
        return real(environ, start_response)
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    sent = urllib.parse.parse_qs(body.decode())
    threading.Thread(target=later, args=(dict(environ), body)).start()
    version = int(sent["base_version"][0]) + 1
    said = json.dumps({"state": "saved", "version": version, "saved_at": "now"}).encode()
    start_response("200 OK", [("Content-Type", "application/json")])
    return [said]


def later(environ, body):
    time.sleep(random.uniform(0.05, 0.2))
    environ["wsgi.input"] = io.BytesIO(body)
    for part in real(environ, lambda *_args: None):
        len(part)
