"""The officer has the tracker open in Excel, which leaves an owner file beside it."""

from __future__ import annotations

import pytest
from campaign import NOW, letter

from intake import machine, policy
from intake.machine import FrozenClock
from intake.walk import desk


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


def test_one_that_windows_would_not_let_go_is_drawn_in_place_once_it_does(campaign):
    """Windows tells an open file by refusing to replace it; what that leaves is written down."""
    campaign.once()
    with machine.opened(policy.load(campaign.config), policy.Secrets(), FrozenClock(NOW)) as house:
        with house.ledger.transaction() as tx:
            at, drawn = tx.record.pulse("desk")
            tx.record.beat("desk", at, {**drawn, "where": "locked"})
        side(campaign).write_bytes(b"")

        assert desk.due(house) == ["tracker"]
