"""`script/test` with arguments: one run of pytest, beside a Redis that ends with it."""

import pytest

from tests.scripts.test_serve import alive


@pytest.fixture
def ready(place):
    """A stand-in for Redis that says which process it is."""
    pid = place.folder / "redis.pid"
    place.program("bin/redis-server", f'#!/bin/sh\necho "$$" >"{pid}"\nexec sleep 60\n')
    return place


def test_arguments_go_to_pytest_and_its_answer_comes_back(ready):
    ready.program(".venv/bin/pytest", '#!/bin/sh\nsleep 0.2\necho "$*"\nexit 3\n')

    out, err, code = ready.run("script/test", "tests/features", "-k", "sign_in")

    assert (out, err, code) == ("tests/features -k sign_in\n", "", 3)
    assert not alive(int((ready.folder / "redis.pid").read_text()))


def test_nothing_that_is_set_here_reaches_the_tests(ready):
    ready.program(".venv/bin/pytest", "#!/bin/sh\nsleep 0.2\nenv\n")

    out, _, _ = ready.run(
        "script/test", "-q", DATABASE_URL="postgresql://real", ACQUAINT_INSTANCE="/real"
    )

    assert "real" not in out
    assert "TEST_REDIS_URL=redis://:" in out
