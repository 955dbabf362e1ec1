"""What the board shows of strangers' words: no number, no address, no contact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.board.discreet import HIDDEN, LONGEST, discreet


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("学生进村，点亮一盏灯。", "学生进村，点亮一盏灯。"),
        ("电话13800000000。", "电话138****0000。"),
        ("写信到 wang.li@wannan.edu.cn 即可", f"写信到 {HIDDEN} 即可"),
        ("25@1080p", f"{HIDDEN}"),
        ("王小明的成片.mp4", f"{HIDDEN}的成片.mp4"),
        ("两行\r\n字\x07", "两行\n字"),
        ("", ""),
    ],
)
def test_a_text_is_shown_without_persons(written, shown):
    assert discreet(written, "王小明") == shown


def test_a_name_of_one_character_hides_nothing():
    assert discreet("王家村的路", "王") == "王家村的路"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_no_address_is_left(before, after):
    assert "wang@wannan.edu.cn" not in discreet(f"{before}wang@wannan.edu.cn{after}")


def test_a_text_without_end_is_cut():
    assert discreet("字" * 100_000) == "字" * LONGEST
