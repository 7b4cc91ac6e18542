"""A few rounds of `script/crash`, and the proof that it would notice a loss."""

from random import Random

import pytest

from tests.crash.rounds import FAULTY, SOUND, run
from tests.support.live import Site

pytestmark = pytest.mark.slow


@pytest.fixture
def instance(tmp_path):
    folder = tmp_path / "instance"
    folder.mkdir()
    return folder


def test_nothing_acknowledged_is_lost_when_every_process_is_killed(instance):
    site = Site(instance, app=SOUND, with_worker=True).set_up()

    done = list(run(site, 2, Random(7)))

    assert all(one.is_good for one in done), done
    assert sum(one.acknowledged for one in done) > 20


def test_a_site_that_acknowledges_too_early_is_found_out(instance):
    site = Site(instance, app=FAULTY, with_worker=True).set_up()

    assert any(one.lost for one in run(site, 6, Random(7)))
