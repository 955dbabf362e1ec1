"""展示排期 and 未报送: the plan that staff may move, and the schools that have sent nothing."""

from datetime import date

import pytest
from tracker import desks

from intake.model import School
from intake.tracker import reading, sheets
from intake.tracker.desk import Slot


def planned():
    """Two works on their days, drawn."""
    works = [desks.dossier(f"AH-00{n}", desks.case(f"w{n}"), title=f"灯{n}") for n in (1, 2)]
    plan = (
        Slot(number="AH-002", day=date(2021, 1, 5)),
        Slot(number="AH-001", day=date(2021, 1, 4), announced=True),
    )
    return desks.desk(works, planned=plan)


def test_plan_is_shown_by_day():
    rows = desks.table(desks.drawn(planned()), "展示排期")

    assert [list(row.values()) for row in rows] == [
        ["AH-001", "《灯1》", "皖南师范学院", "2021-01-04", "周一", "已通知", ""],
        ["AH-002", "《灯2》", "皖南师范学院", "2021-01-05", "周二", "未通知", ""],
    ]


def test_day_that_staff_wrote_is_read():
    book = desks.opened(desks.drawn(planned()))
    book["展示排期"]["G5"].value = date(2021, 1, 8)

    found = reading.read(desks.saved(book), desks.WORDING, planned().campaign_name, None)

    assert [(s.sheet, s.key, s.column, s.new) for s in found.said] == [
        ("schedule", "AH-002", "date", "2021-01-08")
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2021-01-08", "2021-01-08"),
        ("2021/1/8", "2021-01-08"),
        ("2021年1月8日", "2021-01-08"),
        ("２０２１．１．８", "2021-01-08"),
        ("20210108", "2021-01-08"),
        ("2021-01-08 00:00", "2021-01-08"),
        ("44204", "2021-01-08"),
        ("4420", None),
        ("", ""),
        ("2021-02-30", None),
        ("下周一", None),
    ],
)
def test_days_are_understood_as_people_write_them(written, meant):
    assert sheets.meaning("schedule", "date", written, desks.WORDING) == meant


def test_schools_that_sent_nothing_are_listed_once():
    silent = School(
        name="虚构大学",
        province="安徽",
        aliases=("虚大",),
        domains=("xg.edu.cn",),
        contact="招老师",
    )

    rows = desks.table(desks.drawn(desks.desk(unsent=(silent, silent))), "未报送")

    assert [list(row.values()) for row in rows] == [
        ["虚构大学", "安徽", "虚大", "xg.edu.cn", "招老师"]
    ]
