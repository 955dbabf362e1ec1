"""The tracker is a projection: drawn again at will, never over somebody else's work."""

from __future__ import annotations

from datetime import timedelta

from campaign import NOW, letter

THEIRS = b"what the officer made of it"


def side(campaign):
    return campaign.workbook.with_name("tracker-待合并.xlsx")


def owner(campaign):
    return campaign.workbook.with_name("~$tracker.xlsx")


def test_a_deleted_tracker_comes_back_cell_by_cell(campaign, form_file):
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()
    before = campaign.tracker()
    campaign.workbook.unlink()

    campaign.once()

    assert campaign.tracker() == before


def test_publish_draws_a_deleted_tracker_and_says_where(campaign, form_file):
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()
    sheets = campaign.tracker().keys()
    campaign.workbook.unlink()

    done = campaign.run("publish", "--json")

    assert (done.code, done.json) == (0, {"publish": str(campaign.workbook)})
    assert campaign.tracker().keys() == sheets


def test_nothing_new_draws_nothing(campaign, form_file):
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()
    before = campaign.workbook.stat().st_mtime_ns

    campaign.once()

    assert campaign.workbook.stat().st_mtime_ns == before


def test_a_new_day_draws_it_anew(campaign):
    campaign.once()
    before = campaign.workbook.read_bytes()

    campaign.once(NOW + timedelta(days=1))

    assert campaign.workbook.read_bytes() != before


def test_a_moved_away_tracker_is_drawn_in_place_and_the_side_file_goes(campaign, form_file):
    campaign.once()
    campaign.workbook.write_bytes(THEIRS)
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()
    assert side(campaign).exists()
    campaign.workbook.rename(campaign.workbook.with_name("old.xlsx"))

    campaign.once()

    assert not side(campaign).exists()
    assert campaign.workbook.with_name("old.xlsx").read_bytes() == THEIRS
    assert "AH-001" in str(campaign.tracker())


def test_a_side_file_that_somebody_changed_is_kept(campaign, form_file):
    campaign.once()
    campaign.workbook.write_bytes(THEIRS)
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()
    side(campaign).write_bytes(b"their second work")
    campaign.receive(letter("微视频报送", [form_file], sender="li@luzhou.edu.cn"))

    campaign.once()
    campaign.workbook.unlink()
    campaign.once()

    assert side(campaign).read_bytes() == b"their second work"
    assert "li@luzhou.edu.cn" in str(campaign.tracker())


def test_publish_says_when_it_wrote_aside(campaign):
    campaign.once()
    campaign.workbook.write_bytes(THEIRS)

    done = campaign.run("publish", "--json")

    assert (done.code, done.json) == (0, {"publish": str(side(campaign))})
