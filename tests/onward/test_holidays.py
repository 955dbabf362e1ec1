"""Days off: published years are known, others are said to be unknown."""

from __future__ import annotations

from datetime import date

import chinese_calendar
import pytest

from intake.onward import holidays


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2020, 10, 1), "holiday"),
        (date(2020, 10, 3), "holiday"),
        (date(2020, 10, 10), "working"),
        (date(2020, 10, 12), "working"),
        (date(2020, 10, 17), "weekend"),
        (date(2100, 1, 4), None),
    ],
)
def test_kind_knows_published_years(day, kind):
    assert holidays.kind(day, chinese_calendar) == kind


def test_kind_is_unknown_without_the_package():
    assert holidays.kind(date(2020, 10, 1), None) is None


@pytest.mark.parametrize(("day", "weekend"), [(8, False), (9, True), (10, True), (11, False)])
def test_is_weekend_is_saturday_and_sunday(day, weekend):
    assert holidays.is_weekend(date(2021, 1, day)) is weekend
