"""Somebody has saved the tracker, whole or broken: nothing of theirs is lost."""

from __future__ import annotations

from datetime import timedelta

from campaign import NOW, letter
from python_calamine import CalamineWorkbook

LATER = NOW + timedelta(minutes=11)


def test_a_broken_tracker_is_left_and_the_new_one_lies_beside(campaign, form_file):
    campaign.once()
    campaign.workbook.write_bytes(b"half a file")
    campaign.receive(letter("微视频报送", [form_file]))

    campaign.once()

    assert campaign.workbook.read_bytes() == b"half a file"
    side = campaign.workbook.with_name("tracker-待合并.xlsx")
    book = CalamineWorkbook.from_path(str(side))
    assert "AH-001" in str([book.get_sheet_by_name(n).to_python() for n in book.sheet_names])
    assert "台账文件现在打不开" in str(book.get_sheet_by_name("总览").to_python())


def test_one_that_stays_broken_is_put_aside_and_drawn_anew(campaign, form_file):
    campaign.once()
    campaign.workbook.write_bytes(b"")
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()

    campaign.once(LATER)

    (kept,) = campaign.workbook.parent.glob("tracker-无法读取-*.xlsx")
    assert kept.read_bytes() == b""
    assert f"改名为“{kept.name}”放在旁边" in str(campaign.tracker()["总览"])
    assert "AH-001" in str(campaign.tracker())


def test_the_side_file_follows_what_happens_next(campaign, form_file):
    campaign.once()
    campaign.workbook.write_bytes(b"theirs")
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()
    campaign.receive(letter("微视频报送", [form_file], sender="li@luzhou.edu.cn"))

    campaign.once()

    side = campaign.workbook.with_name("tracker-待合并.xlsx")
    book = CalamineWorkbook.from_path(str(side))
    assert "li@luzhou.edu.cn" in str(
        [book.get_sheet_by_name(n).to_python() for n in book.sheet_names]
    )
