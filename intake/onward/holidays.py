"""Holidays: China's days off and make-up working days, where known (chinesecalendar's door).

The State Council publishes a year's days off in the autumn before; no calendar knows them earlier.
Years that are not known, and a machine without the optional package, fall back to plain weekends.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

try:
    import chinese_calendar as _calendar
except ImportError:  # the optional extra `calendar` is not installed
    _calendar = None

SATURDAY = 6
Kind = Literal["working", "weekend", "holiday"]


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return day.isoweekday() >= SATURDAY


def kind(day: date, calendar: Any = _calendar) -> Kind | None:  # noqa: ANN401  (a module)
    """Whether people work on a day, make-up days included; None when nobody has published it."""
    if calendar is None:
        return None
    try:
        resting, name = calendar.get_holiday_detail(day)
    except NotImplementedError:
        return None
    if not resting:
        return "working"
    return "weekend" if name is None else "holiday"
