"""Pages and files travel compressed, where that tells nobody anything.

A page that repeats what its address asks for, beside a token, could be guessed at by its length
(the BREACH attack); so only answers to addresses without a query are compressed, and files.
"""

from types import SimpleNamespace
from typing import cast

from flask import Flask, Response, request
from flask_compress import Compress

compress, thoroughly = Compress(), Compress()
THOROUGH = {"COMPRESS_BR_LEVEL": 11, "COMPRESS_LEVEL": 9}
FILES = frozenset({"static", "bootstrap.static", "stylesheet", "desk"})


def init_app(app: Flask) -> None:
    """Compress at the very end; a file once for each encoding, as small as can be, then from
    memory.
    """
    app.config["COMPRESS_REGISTER"] = False
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    app.config["COMPRESS_BR_LEVEL"] = 5
    compress.init_app(app)
    thoroughly.init_app(app)
    thoroughly.app = cast("Flask", SimpleNamespace(config={**app.config, **THOROUGH}))
    kept: dict[tuple[str, str], bytes] = {}

    @app.after_request
    def send_small(response: Response) -> Response:
        if request.method != "GET" or response.status_code != 200:
            return response
        if request.endpoint in FILES:
            return once(kept, response)
        if request.args:
            return response
        made: Response = compress.after_request(response)
        return made


def once(kept: dict[tuple[str, str], bytes], response: Response) -> Response:
    """A file changes only with the program: compress it for the first who asks."""
    key = (request.full_path, request.headers.get("Accept-Encoding", ""))
    if response.mimetype not in {"text/css", "text/javascript", "image/svg+xml"}:
        return response
    if key in kept:
        response.direct_passthrough = False
        response.set_data(kept[key])
        response.headers["Content-Encoding"] = "br" if "br" in key[1] else "gzip"
        response.headers["Vary"] = "Accept-Encoding"
        return response
    response.direct_passthrough = False
    response = thoroughly.after_request(response)
    if response.headers.get("Content-Encoding") in {"br", "gzip"} and len(kept) < 200:
        kept[key] = response.get_data()
    return response
