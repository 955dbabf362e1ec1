"""Passwords: what a letter says of its archive's password, and what it does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.letters.passwords import find


@pytest.mark.parametrize(
    ("text", "password"),
    [
        ("解压密码：wd2020", "wd2020"),
        ("解压码 8866", "8866"),
        ("压缩包密码是 Abc-123。", "Abc-123"),
        ("附件的密码：微视频2020，请查收", "微视频2020"),
        ("密码：ab12", "ab12"),
        ("解压缩密码为【2020#ah】", "2020#ah"),
        ("ZIP密码=zip!1".replace("!", ""), "zip1"),
        ("文件打开密码“wd”", "wd"),
        ("您好\n密码: 66\n解压密码: 77", "77"),
        ("链接 https://pan.baidu.com/s/1A 密码：ab12\n解压密码 cd34", "cd34"),
        ("Password: s3cret", "s3cret"),
    ],
)
def test_a_password_is_found(text, password):
    assert find(text) == password


@pytest.mark.parametrize(
    "text",
    [
        "",
        "压缩包没有密码",
        "附件无密码，可直接打开",
        "解压密码另发",
        "解压密码见短信",
        "密码稍后告知",
        "链接 https://pan.baidu.com/s/1A 密码：ab12",
        "提取码：ab12",
        "提取密码：ab12",
        "视频见附件",
    ],
)
def test_what_is_no_password_is_none(text):
    assert find(text) is None


def test_the_first_text_is_asked_first():
    assert find("密码：new1", "密码：old1") == "new1"


@given(st.text())
def test_whatever_is_found_stands_in_the_text(text):
    found = find(text)

    assert found is None or found in text


def test_a_hostile_text_takes_no_time():
    started = time.monotonic()

    find("解压密码" * 50_000, "密码:" * 50_000 + "\n" + "无" * 100_000)

    assert time.monotonic() - started < 2
