"""Noise: the bytes of private letters go after some days, their line in the log stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from campaign import NOW, letter

from intake.model import Sender


def raw_letters(campaign):
    return sorted(p.name for p in (campaign.folder / "kept/files/letters").rglob("*.eml"))


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


def test_what_a_private_letter_said_goes_with_its_bytes(stage):
    files = [("合影.jpg", b"\xff\xd8\xff" * 50), ("老地方.vcf", b"BEGIN:VCARD")]
    private = letter(
        "周末聚餐", files, sender="friend@163.com", text="身份证号\n> 上次", message_id="<p@163>"
    )
    stage.play(private)

    stage.play(letter("周末", sender="friend@163.com", text="再约"), NOW + timedelta(days=8))

    with stage.house.ledger.transaction() as tx:
        kept, later = (record.letter for record in tx.letters.all())
    assert (kept.text, kept.own_text, kept.links, kept.attachments) == ("", "", (), ())
    assert (kept.subject, kept.kind, kept.message_id) == ("周末聚餐", "noise", "<p@163>")
    assert kept.sender == Sender(name="王老师", address="friend@163.com")
    assert kept.date.isoformat() == "2020-12-12T09:00:00+08:00"
    assert later.text == "再约"


def test_a_private_letters_files_are_not_kept(stage):
    stage.play(letter("周末聚餐", [("合影.jpg", b"\xff\xd8\xff" * 50)], text="照片发你了"))

    with stage.house.ledger.transaction() as tx:
        assert tx.letters.all()[0].end == "set-aside"
        assert tx.letters.materials(1) == []
    assert list((stage.house.files / "materials").rglob("*.jpg")) == []


def test_it_is_dropped_once(noisy):
    noisy.once(NOW + timedelta(days=8))
    before = noisy.workbook.stat().st_mtime_ns

    noisy.once(NOW + timedelta(days=8))

    assert noisy.workbook.stat().st_mtime_ns == before


def test_a_longer_time_in_config_is_kept_to(noisy):
    noisy.configure(files__noise_days="30")

    noisy.once(NOW + timedelta(days=8))

    assert len(raw_letters(noisy)) == 2


def test_bytes_that_cannot_be_removed_now_are_removed_later(noisy):
    """A folder is in the file's place: as little to be removed as a file open on Windows."""
    (private,) = [told for told in noisy.once()["letters"] if told["kind"] == "noise"]
    (path,) = (noisy.folder / "kept/files/letters").rglob(private["file"])
    content = path.read_bytes()
    path.unlink()
    path.mkdir()

    at = NOW + timedelta(days=8)
    away = noisy.run("once", "--now", at.isoformat())
    path.rmdir()
    path.write_bytes(content)
    noisy.once(at)

    assert (away.code, "cannot be removed" in away.err) == (4, True)
    assert not path.exists()
