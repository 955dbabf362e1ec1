"""A duration as written → seconds. Pure.

A bare number is minutes (the form asks for XXmin), from 30 on seconds: no film here runs for half
an hour. Of a range the longer end counts.
"""

from __future__ import annotations

import re

from intake.forms.numerals import arabic, fold

_NUMBER = r"\d{1,5}(?:\.\d{1,3})?"
_PART = r"0\.0\d{1,18}"
_UNITS = re.compile(
    rf"(?:(?P<hours>\d{{1,2}})(?:小时|时|hours?|h))?"
    rf"(?:(?P<minutes>{_NUMBER})(?:分钟?|minutes?|mins?|m|')(?P<half>半)?钟?)?"
    rf"(?:[又零]?(?P<seconds>{_NUMBER})(?:秒钟?|seconds?|secs?|s|\"|$))?"
    r"(?:(?<=[秒s\"])\d{1,2}帧)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(\.\d{1,3})?(?:(?<=:\d\d:\d\d):\d{2})?")
_HALF_A_MINUTE = re.compile(r"(\d{1,3})分?钟?半(?:分钟?|钟)?")
_RANGE = re.compile(rf"({_NUMBER})(?:分钟?|min)?[-至到]({_NUMBER})(分钟?|mins?|秒|s)")
_TWICE = re.compile(r"[-至到/=]")
"""Between the two ends of a range, or the two spellings of one duration."""
_BARE = re.compile(rf"{_PART}|{_NUMBER}")
_SURE = re.compile(r"[\s,。;、]|\.$|全?片?(?:长|时长)|视频|预计|共计?|总计?|整|(?<!\d):")
_BESIDE_CLOCK = re.compile(r"\s|^时?分秒:?|(?:分钟?|mins?|秒|s)$", re.IGNORECASE)
_HUNDREDTHS = re.compile(r"\.\d\d")
_ABOUT = re.compile(r"[≤<≈]|^-|大?约|左右|上下|以?内|以下|不?超过|近|将近|[不未]到|不足|[小少低]于")
_ASIDE = re.compile(
    r"\([^()]{0,40}\)|[,;](?:以[^,;\d]{0,12}为准|不?含[^,;\d]{0,12}|两版[^,;\d]{0,8}|压缩版[^,;\d]{0,6}同)$"
)
_PRIMES = str.maketrans(dict.fromkeys("′’‘`´ˊˋ＇", "'") | dict.fromkeys("″”“〞〝＂〃", '"'))
_MINUTES_IN_A_BARE_NUMBER = 30
_PART_OF_A_DAY = 0.05
"""A time in a workbook's cell without a format: 0.002754… of a day is 238 s."""
_SIXTY = 60
_PAIR = 2
_LONGEST = 24 * 3600.0
MOST = 60
"""A longer text is no duration."""


def parse(raw: str) -> tuple[float | None, float]:
    """Seconds and how sure they are; None when the text is no duration."""
    if len(raw) > MOST:
        return None, 1.0
    text = _ASIDE.sub("", arabic(fold(raw.translate(_PRIMES)))).replace("''", '"').strip()
    exact = (_BESIDE_CLOCK if _CLOCK.search(text) else _SURE).sub("", text)
    bare = _ABOUT.sub("", exact)
    seconds, sure = _seconds(bare) if bare else (None, 1.0)
    if seconds is None:
        seconds, sure = _seconds(_ABOUT.sub("", re.sub(r"\s", "", text)))
    if seconds is None:
        seconds, sure = _of_two(bare)
    if seconds is None or not 0 < seconds <= _LONGEST:
        return None, 1.0
    return round(seconds, 3), min(sure, 1.0 if bare == exact else 0.9)


def _of_two(text: str) -> tuple[float | None, float]:
    """3分58秒/238秒, said twice, is sure; of 3分45秒-4分钟 the longer end is a guess."""
    ends = [_seconds(piece)[0] for piece in _TWICE.split(text) if not _BARE.fullmatch(piece)]
    told = [end for end in ends if end is not None]
    if len(told) != _PAIR or len(ends) != _PAIR:
        return None, 1.0
    return max(told), 1.0 if len(set(told)) == 1 else 0.6


def _seconds(text: str) -> tuple[float | None, float]:
    if found := _CLOCK.fullmatch(text):
        return _clock(found)
    if found := _HALF_A_MINUTE.fullmatch(text):
        return int(found[1]) * 60 + 30.0, 1.0
    if found := _RANGE.fullmatch(text):
        return float(found[2]) * (60 if found[3][0] in "分m" else 1), 0.6
    if found := _BARE.fullmatch(text):
        return _bare(text)
    found = _UNITS.fullmatch(text)
    return _united(found) if found and text else (None, 1.0)


def _bare(text: str) -> tuple[float, float]:
    """A number without a unit: a part of a day, seconds or minutes, by its size."""
    number = float(text)
    if text.startswith("0.") and number < _PART_OF_A_DAY:
        return round(number * 86400, 3), 0.7
    if number >= _MINUTES_IN_A_BARE_NUMBER:
        return number, 0.7
    return number * 60, 0.6 if _HUNDREDTHS.search(text) else 0.8


def _clock(found: re.Match[str]) -> tuple[float | None, float]:
    """h:mm:ss or m:ss; 03:58:00 is minutes, seconds and frames rather than four hours."""
    first, second, third = int(found[1] or 0), int(found[2]), int(found[3])
    if third >= _SIXTY or (found[1] and second >= _SIXTY):
        return None, 1.0
    if first and not third:
        return first * 60.0 + second, 0.6
    return first * 3600 + second * 60 + third + float(found[4] or 0), 1.0


def _united(found: re.Match[str]) -> tuple[float | None, float]:
    if found["half"] and found["seconds"]:
        return None, 1.0
    minutes = float(found["minutes"] or 0) + (0.5 if found["half"] else 0)
    seconds = float(found["seconds"] or 0)
    if found["minutes"] and seconds >= _SIXTY:
        return None, 1.0
    # 3.58分钟 is 3′58″ as often as it is 3 min 35 s.
    sure = 0.6 if _HUNDREDTHS.search(found["minutes"] or "") else 1.0
    return int(found["hours"] or 0) * 3600 + minutes * 60 + seconds, sure
