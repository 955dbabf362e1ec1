"""A folder that lets no file take another's place: the new tracker lies beside, and stays there."""

from __future__ import annotations

import pytest
from tracker import desks

from intake.walk import desk
from intake.walk.house import refit


@pytest.fixture
def refused(stage):
    """A stage whose tracker is what no file can replace, just while it is to be replaced."""
    stage.take(desk)
    target = stage.house.desk / "tracker.xlsx"
    before = target.read_bytes()

    def spoil(name):
        if name == "tracker written" and target.is_file():
            target.unlink()
            target.mkdir()

    desk.take(refit(stage.house, step=spoil), "tracker")
    target.rmdir()
    target.write_bytes(before)
    return stage


def test_the_new_tracker_lies_beside(refused):
    beside = refused.house.desk / "tracker-待合并.xlsx"

    assert sorted(path.name for path in refused.house.desk.glob("*tracker*")) == [
        beside.name,
        "tracker.xlsx",
    ]
    assert desks.sheets(beside.read_bytes())["总览"][0][0] == "作品征集台账 · 总览"


def test_nothing_is_drawn_again_until_something_happens(refused):
    assert desk.due(refused.house) == []
