"""What the tracker shows beside the ledger: silent schools, and small pictures of the films."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from stages import staged
from tracker import desks

from intake.model import School, State
from intake.walk import silent, thumbnails


def test_schools_without_an_entry_are_silent(tmp_path):
    listed = (
        School(name="江淮农业大学", aliases=("江淮农大",)),
        School(name="皖南师范学院"),
        School(name="庐州医科大学"),
    )
    sent = [
        desks.dossier("AH-001", desks.case("a"), school="江淮农大").entry,
        desks.dossier(
            "AH-002", desks.case("b"), school="庐州医科大学", state=State.WITHDRAWN
        ).entry,
    ]

    with staged(tmp_path) as stage:
        found = silent.schools(replace(stage.house, schools=listed), sent)

    assert [school.name for school in found] == ["皖南师范学院", "庐州医科大学"]


def test_small_picture_is_made_once_from_the_middle_still(tmp_path):
    work = desks.dossier("AH-001", desks.case("right"))
    sha256 = desks.sha("right-compressed")

    with staged(tmp_path) as stage:
        folder = stage.house.files / "stills" / sha256
        folder.mkdir(parents=True)
        for name, colour in (("1", "black"), ("2", "red"), ("10", "white"), ("badge", "blue")):
            Image.new("RGB", (640, 360), colour).save(folder / f"{name}.jpg")
        first = thumbnails.small(stage.house, [work])
        for path in folder.iterdir():
            path.unlink()
        again = thumbnails.small(stage.house, [work])

    with Image.open(io.BytesIO(first["AH-001"])) as picture:
        red, green, _ = picture.getpixel((160, 90))
        assert picture.size == (320, 180)
    assert (red > 200, green < 60) == (True, True)
    assert again == first


def test_work_without_stills_has_no_picture(tmp_path):
    with staged(tmp_path) as stage:
        found = thumbnails.small(stage.house, [desks.dossier("AH-001", desks.case("right"))])

    assert found == {}
