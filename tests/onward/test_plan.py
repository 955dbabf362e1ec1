"""The plan: turns, provinces, days off, what is fixed stays."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.onward import plan
from intake.onward.holidays import is_weekend

FIRST = date(2021, 1, 11)


def work(number, school, province="安徽"):
    return plan.Work(number=number, school=school, province=province)


def arranged(works, fixed=None, a_day=2, is_open=lambda day: not is_weekend(day)):
    return plan.arrange(works, fixed or {}, first=FIRST, a_day=a_day, is_open=is_open)


def test_two_a_day_leave_the_weekend_out():
    works = [work(f"AH-{n}", f"school {n}") for n in range(1, 12)]

    days = arranged(works)

    assert list(days) == [w.number for w in works]
    assert [(d - FIRST).days for d in days.values()] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 7]


def test_a_school_waits_for_its_second_turn():
    works = [work("1", "甲"), work("2", "甲"), work("3", "乙"), work("4", "丙")]

    assert list(arranged(works, a_day=1)) == ["1", "3", "4", "2"]


def test_provinces_alternate_within_a_turn():
    provinces = ["安徽"] * 3 + ["江苏"] * 2 + ["浙江"]
    works = [work(str(n), f"school {n}", p) for n, p in enumerate(provinces)]

    order = list(arranged(works, a_day=1))

    told = [provinces[int(number)] for number in order]
    assert told == ["安徽", "江苏", "安徽", "江苏", "安徽", "浙江"]


def test_a_fixed_day_wins_even_on_a_day_off():
    sunday = date(2021, 1, 17)
    works = [work("1", "甲"), work("2", "乙"), work("3", "丙")]

    days = arranged(works, {"2": sunday})

    assert days == {"1": FIRST, "3": FIRST, "2": sunday}


def test_a_day_that_is_full_takes_no_more():
    works = [work("1", "甲"), work("2", "乙"), work("3", "丙")]

    days = arranged(works, {"2": FIRST, "3": FIRST})

    assert days["1"] == FIRST + timedelta(days=1)


def test_a_school_with_a_fixed_day_has_had_its_turn():
    works = [work("1", "甲"), work("2", "甲"), work("3", "乙")]

    days = arranged(works, {"1": FIRST + timedelta(days=30)}, a_day=1)

    assert days["3"] < days["2"]


def test_a_calendar_without_open_days_is_refused():
    with pytest.raises(OverflowError, match="no open day"):
        arranged([work("1", "甲")], is_open=lambda _: False)


WORKS = st.lists(
    st.tuples(st.sampled_from("甲乙丙丁戊己庚"), st.sampled_from(["安徽", "江苏", "浙江"])),
    max_size=25,
).map(lambda drawn: [work(str(n), f"{p}{s}", p) for n, (s, p) in enumerate(drawn)])
OFF = st.frozensets(st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n)), max_size=20)


@given(WORKS, OFF, st.integers(1, 4))
def test_no_school_comes_twice_before_all_had_their_turn(works, off, a_day):
    days = arranged(works, a_day=a_day, is_open=lambda day: day not in off)

    school = {w.number: w.school for w in works}
    had = Counter()
    turns = []
    for number in days:
        had[school[number]] += 1
        turns.append(had[school[number]])
    assert turns == sorted(turns)
    assert sorted(days) == sorted(school)


@given(WORKS, OFF, st.integers(1, 4))
def test_days_off_are_left_out_and_no_day_is_too_full(works, off, a_day):
    days = arranged(works, a_day=a_day, is_open=lambda day: day not in off)

    assert not set(days.values()) & off
    assert max(Counter(days.values()).values(), default=0) <= a_day
    assert min(days.values(), default=FIRST) >= FIRST


@given(WORKS, OFF, st.integers(1, 4), st.integers(0, 25))
def test_what_is_frozen_stays_when_works_join(works, off, a_day, known):
    is_open = lambda day: day not in off  # noqa: E731  (one line)
    before = arranged(works[:known], a_day=a_day, is_open=is_open)

    after = arranged(works, before, a_day=a_day, is_open=is_open)

    assert {number: after[number] for number in before} == before


@given(WORKS)
def test_a_province_follows_itself_only_where_no_other_is_left(works):
    order = plan.queue([work(w.number, w.number, w.province) for w in works], {})

    left = Counter(w.province for w in order)
    before = ""
    for each in order:
        others = any(count for name, count in left.items() if name != before)
        assert each.province != before or not others
        left[each.province] -= 1
        before = each.province
