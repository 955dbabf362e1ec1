"""No room, or no folder, for the tracker: tried again later, never set aside."""

from __future__ import annotations

import pytest
from campaign import NOW


@pytest.fixture
def blocked(campaign):
    """A file where the desk's folder should be."""
    desk = campaign.folder / "kept/desk"
    desk.parent.mkdir(parents=True)
    desk.write_bytes(b"")
    return desk


def test_the_tracker_waits_and_the_command_says_why(campaign, blocked):
    for _ in range(4):
        done = campaign.run("once", "--now", NOW.isoformat())
        assert done.code == 4
        assert f"{campaign.workbook}: cannot be written" in done.err
    assert campaign.run("parked", "--json").json == {"parked": []}

    blocked.unlink()
    campaign.once()

    assert campaign.workbook.exists()


def test_publish_ends_with_try_later(campaign, blocked):
    done = campaign.run("publish")

    assert done.code == 4
    assert f"{campaign.workbook}: cannot be written" in done.err
