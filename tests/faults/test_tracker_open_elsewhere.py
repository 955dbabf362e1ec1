"""The officer has the tracker open in Excel, which leaves an owner file beside it."""

from __future__ import annotations

import pytest
from campaign import letter


@pytest.fixture
def opened(campaign):
    """A campaign whose tracker somebody holds open, and what it holds."""
    campaign.once()
    owner = campaign.workbook.with_name("~$tracker.xlsx")
    owner.write_bytes(b"officer")
    return owner, campaign.workbook.read_bytes()


def side(campaign):
    return campaign.workbook.with_name("tracker-待合并.xlsx")


def test_an_open_tracker_is_left_and_the_new_one_lies_beside(campaign, opened, form_file):
    _, before = opened
    campaign.receive(letter("微视频报送", [form_file]))

    campaign.once()

    assert campaign.workbook.read_bytes() == before
    assert side(campaign).exists()


def test_closed_unchanged_it_is_drawn_in_place_and_the_side_file_goes(campaign, opened, form_file):
    owner, _ = opened
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()
    owner.unlink()

    campaign.once()

    assert "AH-001" in str(campaign.tracker())
    assert not side(campaign).exists()


def test_closed_with_changes_both_files_stay(campaign, opened, form_file):
    owner, _ = opened
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.once()
    campaign.workbook.write_bytes(b"changed by the officer")
    owner.unlink()

    campaign.once()

    assert campaign.workbook.read_bytes() == b"changed by the officer"
    assert side(campaign).exists()
