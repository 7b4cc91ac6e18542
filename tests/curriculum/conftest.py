import pytest

from tests.support.kinds import bare_app


@pytest.fixture(scope="package")
def bare():
    return bare_app()
