"""A duration as written → seconds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms import durations

DURATIONS = {
    "3分58秒": 238, "3′58″": 238, "3’58”": 238, "3'58''": 238, "3:58": 238, "０３：５８": 238,
    "00:03:58": 238, "238秒": 238, "4分钟": 240, "约3分半": 210, "3.5min": 210, "三分钟": 180,
    "二百三十八秒": 238, "三分五十八秒": 238, "两分半钟": 150, "3min58s": 238, "3 min 58 sec": 238,
    "3分58": 238, "4": 240, "180": 180, "3-4分钟": 240, "4分钟以内": 240, "03:58:00": 238,
    "时长：3分58秒": 238, "3分58秒（含片头片尾）": 238, "1小时": 3600, "3.58": 214.8,
    "4分钟整": 240,
    "3:58 min": 238, "3：58分": 238, "3分58秒/238秒": 238, "3´58´´": 238, "3ˊ58〞": 238,
    "≈4分钟": 240, "~4分钟": 240, "3分45秒-4分钟": 240, "叁分钟": 180, "三点五分钟": 210,
    "3分58秒12帧": 238, "4分钟左右，以成片为准": 240, "时分秒：00:03:58": 238, "不足4分钟": 240,
    "少于4分钟": 240, "约 240 s": 240, "3′ 58 ″": 238, "1/2小时": None, "3分58秒-5": None,
    "约4": 240, "≤4min": 240, "3.58分钟": 214.8, "3分零5秒": 185,
    "很长": None, "四": 240, "3分70秒": None, "3:70": None, "1:70:00": None, "3分半20秒": None,
    "99小时": None, "0": None, "片长待告" * 20: None, "3分58秒5": None,
}  # fmt: skip


@pytest.mark.parametrize("written", DURATIONS)
def test_duration_as_written(written):
    assert durations.parse(written)[0] == DURATIONS[written]


@given(st.integers(1, 59), st.integers(0, 59), st.integers(0, 6))
def test_duration_round_trip(minutes, seconds, way):
    written = [
        f"{minutes}分{seconds}秒",
        f"{minutes}分钟{seconds:02}秒",
        f"{minutes}′{seconds}″",
        f"{minutes}:{seconds:02}",
        f"00:{minutes:02}:{seconds:02}" if seconds else f"{minutes}分钟",
        f"{minutes} min {seconds} s",
        f"{60 * minutes + seconds}秒",
    ][way]

    assert durations.parse(written)[0] == 60 * minutes + seconds


def test_minutes_with_hundredths_are_doubtful():
    assert durations.parse("3.58分钟") == (214.8, 0.6)
    assert durations.parse("3.58") == (214.8, 0.6)
    assert durations.parse("3.5分钟") == (210.0, 1.0)


def test_hours_in_a_spreadsheet_cell_are_doubtful():
    assert durations.parse("3:58:00") == (238.0, 0.6)
    assert durations.parse("0:03:58") == (238.0, 1.0)


@given(st.text(alphabet="0123456789分秒时钟半约:′″'.-/min ", max_size=20))
def test_any_duration_is_positive_or_unclear(written):
    value, sure = durations.parse(written)

    assert value is None or 0 < value <= 24 * 3600
    assert 0 < sure <= 1
