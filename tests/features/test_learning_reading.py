"""This week, contents, lesson, cohort, me: what a participant reads."""

from datetime import timedelta

import pytest

from app.core import clock
from app.core.db import db
from app.models import LessonDate
from tests.support.learning import LESSON, open_lesson


@pytest.fixture
def cal(house, browser):
    open_lesson(house)
    browser.sign_in(house.cal)
    return browser


def test_this_week_says_what_is_first(house, cal):
    page = cal.get(f"{house.learn}/")

    assert page.select_one(".first h2").get_text(strip=True) == "The objections in your head"
    assert "Start lesson 1" in page.select_one(".first .btn").get_text()
