"""The release plan: drafted, announced, frozen, moved by staff; its file and its notices."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import chosen
import pytest
from campaign import NOW
from stages import staged

from intake.errors import BadSetup
from intake.machine import FrozenClock
from intake.turn import turn_until_idle
from intake.walk.house import refit
from intake.walk.office import plan

MONDAY = date(2021, 1, 11)


@pytest.fixture(scope="module")
def played(tmp_path_factory, film_pair):
    """Four works, all of them recommended in the order of their numbers."""
    folder = tmp_path_factory.mktemp("played")
    with staged(folder) as stage:
        chosen.choose(stage.house, chosen.play(stage, folder, film_pair, 4))
        yield stage.house


@pytest.fixture
def house(played, tmp_path):
    """The same works on a copy of their ledger, shown from a Monday on, two a day."""
    with chosen.copied(played, tmp_path) as copy:
        found = refit(copy, clock=FrozenClock(NOW))
        yield chosen.ruled(found, plan={"start": MONDAY, "a_day": 2, "holidays": False})


def days(planned):
    return {one.entry.number: one.day for one in planned}


def after(*numbers):
    return [MONDAY + timedelta(days=n) for n in numbers]


def notices(house):
    turn_until_idle(house)
    with house.ledger.reading() as tx:
        rows = [row for row in tx.outbox.rows() if row.reply.kind == "schedule"]
    return [(row.numbers, row.reply.subject) for row in rows]


def test_a_draft_gives_each_work_a_day_and_tells_nobody(house):
    planned = plan.draft(house)

    assert days(planned) == dict(
        zip(["AH-001", "AH-002", "AH-003", "AH-004"], after(0, 0, 1, 1), strict=True)
    )
    assert not any(one.announced for one in planned)
    assert notices(house) == []


def test_the_calendar_file_holds_every_day(house):
    plan.draft(house)

    lines = plan.calendar(house).read_bytes().decode().split("\r\n")
    assert [x for x in lines if x.startswith("DTSTART")] == [
        f"DTSTART;VALUE=DATE:2021011{n}" for n in (1, 1, 2, 2)
    ]
    assert "SUMMARY:《灯》 皖南师范学院" in lines


def test_an_announced_plan_schedules_and_tells_each_school_once(house):
    plan.announce(house)
    plan.announce(house)

    with house.ledger.reading() as tx:
        states = {entry.state.value for entry in tx.entries.all()}
    assert states == {"scheduled"}
    assert notices(house) == [
        (("AH-001",), "展示日期 [AH-001]《灯》 2021-01-11"),
        (("AH-002",), "展示日期 [AH-002]《一剂良方》 2021-01-11"),
        (("AH-003",), "展示日期 [AH-003]《归雁》 2021-01-12"),
        (("AH-004",), "展示日期 [AH-004]《三尺讲台》 2021-01-12"),
    ]


def test_what_is_announced_stays_when_the_config_changes(house):
    before = days(plan.announce(house))
    later = chosen.ruled(house, plan={"start": date(2021, 3, 1), "a_day": 1})

    assert days(plan.draft(later)) == before


def test_staff_move_a_day_and_its_school_alone_is_told_again(house):
    plan.announce(house)
    first = notices(house)
    chosen.say(house, "AH-001", date="2021-01-17")
    turn_until_idle(house)

    planned = plan.announce(house)

    assert days(planned)["AH-001"] == date(2021, 1, 17)
    assert notices(house)[len(first) :] == [(("AH-001",), "展示日期 [AH-001]《灯》 2021-01-17")]


def test_a_day_that_is_chosen_again_is_told_again(house):
    for day in ("2021-02-01", "2021-02-02", "2021-02-01"):
        chosen.say(house, "AH-001", date=day)
        turn_until_idle(house)
        plan.announce(house)
        notices(house)
        house.clock.move(house.clock.now() + timedelta(days=1, hours=1))

    told = [subject for numbers, subject in notices(house) if numbers == ("AH-001",)]
    assert [subject[-10:] for subject in told] == ["2021-02-01", "2021-02-02", "2021-02-01"]


def test_staffs_own_order_comes_first(house):
    chosen.say(house, "AH-004", order="0")
    turn_until_idle(house)

    assert next(iter(days(plan.draft(house)))) == "AH-004"


def test_days_off_and_weekends_are_left_out(house):
    off = chosen.ruled(
        house,
        plan={"start": date(2021, 1, 15), "a_day": 1},
        campaign={"days_off": (date(2021, 1, 18),)},
    )

    assert list(days(plan.draft(off)).values()) == [
        date(2021, 1, 15),
        date(2021, 1, 19),
        date(2021, 1, 20),
        date(2021, 1, 21),
    ]


def test_weekends_are_taken_where_the_config_says_so(house):
    open_house = chosen.ruled(
        house, plan={"start": date(2021, 1, 16), "a_day": 2, "weekends": True}
    )

    assert (
        list(days(plan.draft(open_house)).values())
        == [date(2021, 1, 16)] * 2 + [date(2021, 1, 17)] * 2
    )


@pytest.mark.parametrize(
    ("weekends", "expected"),
    [(False, [(2, 7), (2, 18), (2, 19), (2, 20)]), (True, [(2, 7), (2, 8), (2, 9), (2, 10)])],
)
def test_the_new_years_holidays_follow_the_state_council(house, weekends, expected):
    spring = chosen.ruled(
        house,
        plan={"start": date(2021, 2, 7), "a_day": 1, "weekends": weekends, "holidays": True},
        campaign={
            "days_off": () if weekends else (date(2021, 2, 8), date(2021, 2, 9), date(2021, 2, 10))
        },
    )

    planned = plan.draft(spring)

    assert [(one.day.month, one.day.day) for one in planned] == expected
    assert all(one.known for one in planned)


def test_a_year_that_nobody_has_published_goes_by_weekends_and_says_so(house):
    far = chosen.ruled(house, plan={"start": date(2099, 10, 1), "a_day": 4, "holidays": True})

    planned = plan.draft(far)

    assert {(one.day, one.known) for one in planned} == {(date(2099, 10, 1), False)}
    assert "放假安排待国务院公布" in plan.calendar(far).read_bytes().replace(b"\r\n ", b"").decode()


def test_a_plan_that_is_made_late_begins_tomorrow(house):
    late = refit(house, clock=FrozenClock(datetime.fromisoformat("2021-02-03T23:30:00+08:00")))

    assert min(days(plan.draft(late)).values()) == date(2021, 2, 4)


def test_a_calendar_without_open_days_is_refused(house):
    days_off = tuple(date(2021, 1, 1) + timedelta(days=n) for n in range(3800))
    shut = chosen.ruled(house, campaign={"days_off": days_off})

    with pytest.raises(BadSetup, match="no open day is left"):
        plan.draft(shut)
