"""Days off: published years are known, others are said to be unknown."""

from __future__ import annotations

from datetime import date

import chinese_calendar
import pytest

from intake.onward import holidays


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2020, 10, 1), False),
        (date(2020, 10, 10), True),
        (date(2020, 10, 12), True),
        (date(2020, 10, 17), False),
        (date(2100, 1, 4), None),
    ],
)
def test_is_working_knows_published_years(day, working):
    assert holidays.is_working(day, chinese_calendar) is working


def test_is_working_says_nothing_without_the_package():
    assert holidays.is_working(date(2020, 10, 1), None) is None


@pytest.mark.parametrize(("day", "weekend"), [(8, False), (9, True), (10, True), (11, False)])
def test_is_weekend_is_saturday_and_sunday(day, weekend):
    assert holidays.is_weekend(date(2021, 1, day)) is weekend
