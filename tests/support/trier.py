"""A process of its own that tries to sign in:
`python -m tests.support.trier DATABASE COUNTERS ADDRESS TIMES` prints the status of each try.
"""

import sys

from app import create_app
from app.core.config import engine


def main(database: str, counters: str, address: str, times: str) -> None:
    """Wait for a line, so that several can begin at once."""
    settings = {"WTF_CSRF_ENABLED": False, "SECRET_KEY": "tests", "DATABASE": engine(database)}
    client = create_app(settings | {"RATELIMIT_STORAGE_URI": counters}).test_client()
    sys.stdin.readline()
    data = {"email": address, "password": "not this one"}
    codes = [client.post("/sign-in", data=data).status_code for _ in range(int(times))]
    sys.stdout.write(" ".join(map(str, codes)))


if __name__ == "__main__":
    main(*sys.argv[1:])
