"""Somebody has saved the tracker since the robot drew it: their file is theirs."""

from __future__ import annotations

from campaign import letter
from python_calamine import CalamineWorkbook


def test_a_changed_tracker_is_never_overwritten(campaign, form_file):
    campaign.once()
    campaign.workbook.write_bytes(campaign.workbook.read_bytes() + b" saved by the officer")
    theirs = campaign.workbook.read_bytes()
    campaign.receive(letter("微视频报送", [form_file]))

    campaign.once()

    assert campaign.workbook.read_bytes() == theirs
    side = campaign.workbook.with_name("tracker-待合并.xlsx")
    book = CalamineWorkbook.from_path(str(side))
    assert "AH-001" in str([book.get_sheet_by_name(n).to_python() for n in book.sheet_names])


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
