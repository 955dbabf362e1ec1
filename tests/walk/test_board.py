"""The board is a projection: drawn when it would show something else, with films beside it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from urllib.parse import unquote

import pytest
from campaign import NOW, letter
from stages import staged

from intake.walk import board, desk
from intake.walk.asked import report
from intake.walk.house import refit


@pytest.fixture(scope="module")
def told(tmp_path_factory, film_pair, form_file):
    """A stage on which one work came in whole."""
    with staged(tmp_path_factory.mktemp("board stage")) as stage:
        stage.play(letter("微视频报送", [*film_pair, form_file]))
        yield stage


def works(house):
    page = board.place(house).read_text(encoding="utf-8")
    return json.loads(re.search(r'id="works">(.*?)</script>', page, re.DOTALL).group(1))


def draw(house):
    board.take(house, board.NAME)


def test_a_work_stands_on_the_board_with_its_films(told, film_pair):
    (work,) = works(told.house)

    paths = [board.place(told.house).parent / unquote(s["path"]) for s in work["sources"]]
    found = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    assert (work["number"], work["title"], work["school"]) == ("AH-001", "灯", "皖南师范学院")
    assert [source["label"] for source in work["sources"]] == ["压缩版", "高清版"]
    assert found == [hashlib.sha256(film_pair[k].read_bytes()).hexdigest() for k in (1, 0)]


def test_nobody_who_can_be_called_stands_on_the_board(told):
    page = board.place(told.house).read_text(encoding="utf-8")

    named = [w for w in ("13800000001", "wang@wannan.edu.cn", "王老师") if w in page]

    assert named == []


def test_the_report_says_where_the_board_is(told):
    found = report.everything(told.house, {})
    dry = report.everything(refit(told.house, sends=False), {})

    assert found["board"] == str(told.house.desk / "board.html")
    assert dry["board"] is None


def test_nothing_new_draws_nothing(told):
    draw(told.house)

    assert board.due(told.house) == []


def test_a_letter_that_changes_no_work_leaves_the_file_alone(told):
    before = board.place(told.house).stat().st_mtime_ns
    told.receive(letter("中午吃什么", text="食堂见。", sender="friend@qq.com"), NOW)
    told.sort()
    assert board.due(told.house) == [board.NAME]

    draw(told.house)

    assert board.place(told.house).stat().st_mtime_ns == before
    assert board.due(told.house) == []


def test_a_deleted_board_comes_back(told):
    before = works(told.house)
    board.place(told.house).unlink()
    assert board.due(told.house) == [board.NAME]

    draw(told.house)

    assert works(told.house) == before


def test_what_staff_wrote_stands_beside_the_film(told):
    with told.house.ledger.transaction() as tx:
        tx.desk.write(NOW, ("entries", "AH-001", "opinion"), "片尾再亮一点，电13900000002", 1)
        tx.desk.write(NOW, ("entries", "AH-001", "remark"), "不上墙", 1)

    draw(told.house)

    assert works(told.house)[0]["words"] == {"opinion": "片尾再亮一点，电139****0002"}


@pytest.fixture
def shared(told, tmp_path):
    """The same house with the desk's folder somewhere else, as on a share."""
    policy = told.house.policy
    house = refit(
        told.house,
        policy=replace(policy, desk=replace(policy.desk, folder=str(tmp_path / "share 一"))),
    )
    sha256 = told.case().parts[0].material.sha256
    shutil.rmtree(house.files / "stills", ignore_errors=True)  # those that measuring left
    folder = house.files / "stills" / sha256
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("1", "2", "10", "intro", "signature", "thumb-é"):
        (folder / f"{name}.jpg").write_bytes(b"jpeg " + name.encode())
    (folder / "signature.bin").write_bytes(b"")
    return house, sha256


def test_pictures_are_shown_in_their_order_with_their_times(shared):
    house, sha256 = shared

    draw(house)

    (work,) = works(house)
    assert [still["path"] for still in work["stills"]] == [
        f"stills/{sha256}/{name}.jpg" for name in ("1", "2", "10")
    ]
    assert [still["at"] for still in work["stills"]] == pytest.approx([0.5, 1.5, 2.5], abs=0.05)
    assert [side["path"] for side in work["sides"]] == [f"stills/{sha256}/intro.jpg"]


def test_pictures_are_copied_to_the_desk_once(shared):
    house, sha256 = shared
    draw(house)
    copied = house.desk / "stills" / sha256 / "10.jpg"
    before = copied.stat().st_mtime_ns

    board.place(house).unlink()
    draw(house)

    assert copied.read_bytes() == b"jpeg 10"
    assert copied.stat().st_mtime_ns == before
    assert sorted(path.name for path in copied.parent.iterdir()) == [
        "1.jpg", "10.jpg", "2.jpg", "intro.jpg",
    ]  # fmt: skip


def test_a_number_in_the_tracker_leads_to_the_board(told):
    with told.house.ledger.reading() as tx:
        found = desk.view(told.house, tx, {})

    assert found.board == "board.html"
