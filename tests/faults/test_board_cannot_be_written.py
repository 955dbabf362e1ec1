"""The desk's folder refuses the board: the robot says so, tries again, and stops for nothing."""

from __future__ import annotations

import pytest
from campaign import NOW, letter

from intake.errors import TryLater
from intake.walk import board


def test_a_folder_in_its_place_is_told_and_tried_again(stage, form_file):
    stage.play(letter("微视频报送", [form_file]), NOW)
    place = board.place(stage.house)
    place.unlink()
    place.mkdir()

    with pytest.raises(TryLater, match=r"board\.html: cannot be written"):
        board.take(stage.house, board.NAME)

    place.rmdir()
    board.take(stage.house, board.NAME)
    assert "AH-001" in place.read_text(encoding="utf-8")
