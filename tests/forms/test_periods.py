"""A production period as written → its first and last day."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms import periods

YEAR = 2020
PERIODS = {
    "2020年10月1日-11月20日": ("2020-10-01", "2020-11-20"),
    "2020.10.1—2020.11.20": ("2020-10-01", "2020-11-20"),
    "2020/10/01至2020/11/20": ("2020-10-01", "2020-11-20"),
    "2020-10-01-2020-11-20": ("2020-10-01", "2020-11-20"),
    "20201001-20201120": ("2020-10-01", "2020-11-20"),
    "2020.10.1-11.20": ("2020-10-01", "2020-11-20"),
    "2020年7月1日一12月1日": ("2020-07-01", "2020-12-01"),
    "10月-11月": ("2020-10-01", "2020-11-30"),
    "2020年10-11月": ("2020-10-01", "2020-11-30"),
    "2020.10-2020.11": ("2020-10-01", "2020-11-30"),
    "2020.10-11": ("2020-10-01", "2020-11-30"),
    "2020年10月": ("2020-10-01", "2020-10-31"),
    "2020年10月1日": ("2020-10-01", "2020-10-01"),
    "2020年10月1日-20日": ("2020-10-01", "2020-10-20"),
    "2020年10月1-20日": ("2020-10-01", "2020-10-20"),
    "20年10月1日-11月2日": ("2020-10-01", "2020-11-02"),
    "二〇二〇年十月一日至十一月二十日": ("2020-10-01", "2020-11-20"),
    "2020年10月上旬-11月中旬": ("2020-10-01", "2020-11-20"),
    "2020年10月初至11月底": ("2020-10-01", "2020-11-30"),
    "2020年10月1日至11月20日，共50天": ("2020-10-01", "2020-11-20"),
    "2020年12月1日-1月10日": ("2020-12-01", "2021-01-10"),
    "12月-1月": ("2019-12-01", "2020-01-31"),
    "10月1日-2020年11月20日": ("2020-10-01", "2020-11-20"),
    "2020年9月1日-9月30日拍摄，2020年10月1日-10月9日制作": ("2020-09-01", "2020-10-09"),
    "2020年10月1日起，历时2个月": ("2020-10-01", "2020-10-01"),
    "50天": None, "两个月": None, "2020年秋": None, "2020年2月30日": None, "13月": None,
    "2020年11月20日-10月1日": None, "2020年10月至今": None, "2020年10月1日至11月": (
    "2020-10-01", "2020-11-30"), "1月2日3月4日5月6日7月8日9月1日": None,
    "2020年10月1日-7": ("2020-10-01", "2020-10-07"),
    "约50天（2020年10月1日-11月20日）": ("2020-10-01", "2020-11-20"),
    "20.10.1-20.11.20": ("2020-10-01", "2020-11-20"),
    "2020年10月1日8时至2020年11月20日24时": ("2020-10-01", "2020-11-20"),
    "2020-10-01 00:00:00": ("2020-10-01", "2020-10-01"),
    "2020.10.1-10": ("2020-10-01", "2020-10-10"),
    "策划：10月1日-10月10日；拍摄：10月11日-10月31日；后期：11月1日-11月20日":
    ("2020-10-01", "2020-11-20"),

    "2020年10月1日" + "，" * 200: None, "2020年10月1日 123456": None, "15日": None,
}  # fmt: skip


@pytest.mark.parametrize("written", PERIODS)
def test_period_as_written(written):
    assert periods.parse(written, YEAR)[0] == PERIODS[written]


def test_a_bare_number_behind_a_day_is_doubtful():
    assert periods.parse("2020.10.1-10", YEAR)[1] < 0.75


DAYS = st.dates(date(2019, 1, 1), date(2021, 12, 1))


@given(DAYS, st.integers(0, 150), st.integers(0, 4))
def test_period_round_trip(first, length, way):
    last = first + timedelta(days=length)
    a, b = first, last
    written = [
        f"{a.year}年{a.month}月{a.day}日-{b.year}年{b.month}月{b.day}日",
        f"{a.year}.{a.month}.{a.day}—{b.year}.{b.month}.{b.day}",
        f"{a:%Y/%m/%d}至{b:%Y/%m/%d}",
        f"{a:%Y%m%d}-{b:%Y%m%d}",
        f"{a:%Y-%m-%d} ~ {b:%Y-%m-%d}",
    ][way]

    assert periods.parse(written, YEAR) == ((a.isoformat(), b.isoformat()), 1.0)


@given(st.integers(2000, 2099), st.integers(1, 12), st.integers(0, 6))
def test_period_of_months_round_trip(year, month, more):
    until = min(12, month + more)
    end = date(year, until, calendar.monthrange(year, until)[1])

    value, _ = periods.parse(f"{year}年{month}月-{until}月", YEAR)

    assert value == (date(year, month, 1).isoformat(), end.isoformat())
