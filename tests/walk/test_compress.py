"""A compressed version of our own: made where it helps, right by the same rules, kept beside."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta

import pytest
from campaign import NOW, ROOT, letter
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from intake.demo import films
from intake.turn import turn_until_idle
from intake.walk import compress, measure
from intake.walk.house import refit

SHIPPED_WORDS = tomllib.loads((ROOT / "templates/findings.toml").read_text(encoding="utf-8"))


def made(stage):
    """What was made of the entry's HD version."""
    (hd,) = [part for part in stage.case().parts if part.role == "hd"]
    with stage.house.ledger.reading() as tx:
        return tx.made.of(hd.material.sha256)


def test_a_missing_compressed_version_is_made_once(stage, film_pair, form_file):
    stage.play(letter("报送", [film_pair[0], form_file]))
    assert compress.due(stage.house) == ["AH-001"]

    stage.take(compress)

    with stage.house.ledger.reading() as tx:
        path, nature, _ = tx.files.get(made(stage).made)
        facts = tx.files.facts(made(stage).made, measure.VERSION)
    assert (made(stage).faults, nature, path.exists()) == ((), "film", True)
    assert (facts.width, facts.height, facts.video_codec) == (1280, 720, "h264")
    assert facts.video_bit_rate <= 1_000_000
    assert compress.due(stage.house) == []
    assert stage.state() == ("incomplete", 1)


def test_nothing_is_made_of_a_whole_entry(stage, film_pair, form_file):
    stage.play(letter("报送", [*film_pair, form_file]))

    assert compress.due(stage.house) == []


@pytest.fixture
def lacking(stage, film_pair, form_file):
    """An entry without a compressed version."""
    stage.play(letter("报送", [film_pair[0], form_file]))
    return stage


def test_nothing_is_made_when_it_is_switched_off(lacking):
    policy = lacking.house.policy
    off = replace(policy, media=replace(policy.media, compress="off"))

    assert compress.due(refit(lacking.house, policy=off)) == []


def test_what_cannot_be_made_is_not_tried_again(lacking):
    compress.park(lacking.house, "AH-001", "ffmpeg did not make it")

    assert compress.due(lacking.house) == []
    assert (made(lacking).made, made(lacking).faults) == ("", ("ffmpeg did not make it",))


SIZE = SHIPPED_WORDS["compressed.resolution"]["title"]
"""What 问题明细 calls a version of another size."""


def rows(stage, sheet):
    """The rows of a sheet of the real tracker, each by its headings."""
    book = CalamineWorkbook.from_path(str(stage.house.desk / "tracker.xlsx"))
    lines = book.get_sheet_by_name(sheet).to_python()
    at = next(n for n, line in enumerate(lines) if "编号" in line)
    return [dict(zip(lines[at], line, strict=False)) for line in lines[at + 1 :] if line[0]]


def write(stage, role, use):
    """Staff write into 改作 of the file that has this role, and save the workbook."""
    path = stage.house.desk / "tracker.xlsx"
    book = load_workbook(path)
    sheet = book["材料"]
    cells = {cell.value: cell for line in sheet.iter_rows() for cell in line}
    sheet.cell(cells[role].row, cells["改作"].column).value = use
    book.save(path)


def wait(stage, minutes):
    """The clock goes on and everything that is due by then is done."""
    stage.pass_time(NOW + timedelta(minutes=minutes))
    turn_until_idle(stage.house)


@pytest.fixture
def offering(stage, film_pair, form_file, ffmpeg):
    """An entry with a compressed version of 540 lines, and a right one made beside it."""
    low = films.make(
        ffmpeg, film_pair[1].parent, replace(films.compressed(1), width=960, height=540)
    )
    stage.play(letter("报送", [film_pair[0], ("压缩.mp4", low.read_bytes()), form_file]))
    stage.take(compress)
    wait(stage, 1)
    return stage


def test_staff_take_the_robots_version_and_the_finding_is_closed(offering):
    beside = sorted(row["角色"] for row in rows(offering, "材料"))
    assert beside == sorted(["高清版", "压缩版", "登记表", "机器人做的压缩版"])
    assert offering.state() == ("returned", 1)

    write(offering, "机器人做的压缩版", "压缩")
    wait(offering, 5)
    wait(offering, 40)
    wait(offering, 41)

    (sent,) = [p for p in offering.case().parts if p.role == "compressed"]
    taken = {row["角色"]: row for row in rows(offering, "材料")}
    levels = {row["问题"]: row["级别"] for row in rows(offering, "问题明细")}
    assert offering.codes() == ["marks.not-checked"]
    assert offering.state() == ("accepted", 1)
    assert sent.material.name == "压缩.mp4"
    assert taken["压缩版（老师采用）"]["画面"] == "1280×720"
    assert [problem for problem, level in levels.items() if level == "老师采用"] == [SIZE]
