"""What the tracker shows beside the ledger: silent schools, and small pictures of the films."""

from __future__ import annotations

import io
from dataclasses import replace

import chosen
from PIL import Image
from stages import staged
from tracker import desks

from intake.model import School, Sender, State
from intake.policy import SenderSettings
from intake.walk.inward import thumbnails
from intake.walk.works import silent


def test_schools_without_an_entry_are_silent(tmp_path):
    listed = (
        School(name="江淮农业大学", aliases=("江淮农大",)),
        School(name="皖南师范学院"),
        School(name="庐州医科大学"),
    )
    sent = [
        desks.dossier("AH-001", desks.case("a"), school="江淮农大"),
        desks.dossier("AH-002", desks.case("b"), school="庐州医科大学", state=State.WITHDRAWN),
    ]

    with staged(tmp_path) as stage:
        found = silent.schools(replace(stage.house, schools=listed), sent)

    assert [school.name for school in found] == ["皖南师范学院", "庐州医科大学"]


def test_schools_of_other_provinces_are_not_silent_here(tmp_path):
    listed = (
        School(name="皖南师范学院", province="安徽"),
        School(name="庐州学院"),
        School(name="之江大学", province="浙江"),
    )

    with staged(tmp_path) as stage:
        house = chosen.ruled(replace(stage.house, schools=listed), campaign={"province": "安徽"})
        found = silent.schools(house, [])

    assert [school.name for school in found] == ["皖南师范学院", "庐州学院"]


def test_at_the_host_provinces_are_silent_and_no_school_is(tmp_path):
    offices = tuple(
        SenderSettings(name=f"{name}省教育厅", province=name, addresses=(f"{n}@office.example",))
        for n, name in enumerate(("安徽", "浙江"))
    )
    work = desks.dossier("BJ-001", desks.case("a"))
    office = Sender(name="", address="0@office.example")
    sent = replace(work, letter=replace(work.letter, sender=office))
    tables = {"tier": "national", "senders": offices}

    with staged(tmp_path) as stage:
        house = chosen.ruled(
            replace(stage.house, schools=(School(name="皖南师范学院"),)), campaign=tables
        )
        found = silent.schools(house, [sent])

    assert found == (School(name="浙江省教育厅", province="浙江", contact="1@office.example"),)


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
