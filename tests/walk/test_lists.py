"""A summary sheet that comes with films names provinces and schools, and is no film's own paper."""

from __future__ import annotations

import chosen
import pytest
from campaign import NOW, letter

from intake.model import Entry, Listed, State
from intake.onward import summary
from intake.walk.works import choice

COLUMNS = {"序号": "rank", "省份": "province", "选送学校": "school", "片名": "title"}


def sheet(*titles):
    rows = [
        {"rank": n, "province": "安徽省", "school": chosen.SCHOOLS[0], "title": title}
        for n, title in enumerate(titles, 1)
    ]
    return summary.write("安徽省汇总表", COLUMNS, rows)


def parcel(film_pair, form_file, *papers):
    films = [("高清版.mp4", film_pair[0].read_bytes()), ("压缩版.mp4", film_pair[1].read_bytes())]
    form = [("登记表.docx", form_file.read_bytes())] if form_file else []
    return letter("安徽省报送微视频《灯》", [*films, *form, *papers], sender="office@ah.example")


@pytest.fixture
def national(stage):
    """A stage at the national tier."""
    stage.house = chosen.ruled(stage.house, campaign={"tier": "national"})
    return stage


def province(house):
    with house.ledger.reading() as tx:
        return choice.province(house, tx, tx.entries.get("AH-001"))


def names(stage):
    return sorted(part.material.name for part in stage.case().parts)


def notes(house):
    with house.ledger.reading() as tx:
        told = [event.what for event in tx.record.events(letter_id=1)]
    return [what for what in told if what.startswith("summary sheet")]


def test_a_sheet_gives_each_film_its_province(national, film_pair, form_file):
    papers = [("汇总表.xlsx", sheet("灯", "归雁")), ("manifest.json", b"{}")]

    national.play(parcel(film_pair, form_file, *papers))

    assert province(national.house) == "安徽省"
    assert names(national) == ["压缩版.mp4", "登记表.docx", "高清版.mp4"]
    assert national.state() == ("accepted", 1)
    assert notes(national.house) == ["summary sheet: 2 works, without a film here: 归雁"]


def test_a_sheet_names_the_school_that_no_form_names(national, film_pair):
    national.play(parcel(film_pair, None, ("名单.xlsx", sheet("灯"))))

    with national.house.ledger.reading() as tx:
        entry = tx.entries.get("AH-001")
    assert (entry.title, entry.school) == ("灯", chosen.SCHOOLS[0])


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"", b"\xd0\xcf\x11\xe0 old and broken"])
def test_a_sheet_that_cannot_be_read_turns_nobody_away(national, film_pair, form_file, content):
    national.play(parcel(film_pair, form_file, ("汇总表.xlsx", content)))

    assert province(national.house) == ""
    assert notes(national.house) == []
    assert list(national.states()) == ["AH-001"]


def test_a_provinces_own_robot_reads_no_sheet(stage, film_pair, form_file):
    stage.play(parcel(film_pair, form_file, ("汇总表.xlsx", sheet("灯"))))

    assert province(stage.house) == ""


def test_a_sheet_is_known_for_all_letters_of_its_sender(national, film_pair, form_file):
    national.play(parcel(film_pair, form_file, ("汇总表.xlsx", sheet("灯"))), NOW)

    with national.house.ledger.reading() as tx:
        known = tx.onward.listed_by("office@ah.example")
        other = tx.onward.listed_by("somebody@else.example")
    assert known == [Listed(title="灯", school=chosen.SCHOOLS[0], province="安徽省", rank=1)]
    assert other == []


@pytest.mark.parametrize(
    ("rows", "school", "found"),
    [
        ([("灯", "甲")], "甲", 0),
        ([("灯", "乙")], "甲", None),
        ([("灯", "")], "甲", 0),
        ([("灯", "甲")], "", 0),
        ([("灯", "甲"), ("灯", "乙")], "", None),
        ([("灯", ""), ("灯", "甲")], "甲", 1),
        ([("归雁", "甲")], "甲", None),
        ([], "甲", None),
    ],
)
def test_a_line_is_found_by_title_and_school(rows, school, found):
    works = [Listed(title=t, school=s, province="", rank=None) for t, s in rows]
    entry = Entry(
        number="BJ-001",
        state=State.CHECKING,
        title="《灯》",
        school=school,
        revision=1,
        opened_at=NOW,
        changed_at=NOW,
    )

    assert choice.matching(works, entry) == (None if found is None else works[found])
