"""Noise: the bytes of private letters go after some days, their line in the log stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from campaign import NOW, letter


def raw_letters(campaign):
    return sorted(p.name for p in (campaign.folder / "work/files/letters").rglob("*.eml"))


@pytest.fixture
def noisy(campaign):
    """A private letter and an inquiry that were read on one day."""
    campaign.configure(replies__evidence='"none"')
    campaign.receive(letter("周末聚餐", sender="friend@163.com", text="老地方见"))
    campaign.receive(letter("请问微视频登记表在哪里下载", sender="zhao@qq.com"))
    campaign.once()
    return campaign


def test_bytes_are_kept_for_the_days_of_config(noisy):
    noisy.once(NOW + timedelta(days=7))

    assert len(raw_letters(noisy)) == 2


def test_after_them_the_bytes_go_and_the_row_stays(noisy):
    found = noisy.once(NOW + timedelta(days=7, seconds=1))

    (private,) = [told for told in found["letters"] if told["kind"] == "noise"]
    (question,) = [told for told in found["letters"] if told["kind"] == "inquiry"]
    assert private["file"] is None
    assert (private["end"], len(private["sha256"])) == ("set-aside", 64)
    assert raw_letters(noisy) == [question["file"]]
    assert noisy.run("status", "--json").json["reconciliation"] == {
        "mailbox": 2,
        "ledger": 2,
        "agree": True,
    }
    assert "周末聚餐" in str(noisy.tracker())


def test_show_still_tells_it(noisy):
    found = noisy.once(NOW + timedelta(days=8))

    shown = [noisy.run("show", str(number), "--json").json["letter"] for number in (1, 2)]
    (private,) = [told for told in shown if told["kind"] == "noise"]
    assert private["subject"] == "周末聚餐"
    assert private["file"] is None
    assert private["events"][-1]["what"] == "bytes dropped: noise"
    assert len(found["letters"]) == 2


def test_it_is_dropped_once(noisy):
    noisy.once(NOW + timedelta(days=8))
    before = noisy.workbook.stat().st_mtime_ns

    noisy.once(NOW + timedelta(days=8))

    assert noisy.workbook.stat().st_mtime_ns == before


def test_a_longer_time_in_config_is_kept_to(noisy):
    noisy.configure(files__noise_days="30")

    noisy.once(NOW + timedelta(days=8))

    assert len(raw_letters(noisy)) == 2
