"""The board's player in a real browser: keys, jumps, and films that do not play."""

import shutil
from dataclasses import replace

import cases
import pytest
from board import walls
from tracker import desks

from intake.board.wall import Picture, Reel, Work
from intake.model import Audience, Finding, Level, Role
from intake.wording import Wording


def test_space_plays_and_pauses_the_film(browser, hung):
    browser.open(f"{hung.as_uri()}#AH-001")
    assert browser.tell("[player.preload, player.readyState]") == ["none", 0]

    browser.press(" ")
    browser.wait("player.currentTime > 0.1 && !player.paused")
    size = browser.tell("[player.videoWidth, player.videoHeight]")
    browser.press(" ")

    assert size == [1280, 720]
    assert browser.tell("player.paused") is True


def test_a_still_jumps_to_its_moment(browser, hung, tmp_path):
    browser.open(f"{hung.as_uri()}#AH-001")

    browser.click("#stills button:nth-child(1)")
    browser.wait("player.readyState > 0 && player.currentTime > 0")

    # the film is shorter than its facts say, so that the jump ends at its end
    assert browser.tell("player.currentTime") == pytest.approx(
        browser.tell("player.duration"), abs=0.2
    )
    assert browser.tell("stills.querySelectorAll('img').length") == 8
    assert browser.tell("stills.textContent") == "0:110:340:561:191:412:042:262:49"


WORDS = """
["video.black"]
title = "黑场"
message = ""
required = ""
found = "{{ found | join('、') }} 画面全黑"
cure = ""
"""


def black(number, path, facts=cases.COMPRESSED, preview=""):
    """A work whose film is black for a while, and whose intro stands beside its reference."""
    dossier = desks.dossier(number, desks.case(number))
    said = Finding(
        code="video.black",
        level=Level.NOTE,
        audience=Audience.SUBMITTER,
        about="compressed",
        required=3.0,
        found=("0:01–0:04",),
    )
    judged = replace(dossier, judgement=replace(dossier.judgement, findings=(said,)))
    sides = (Picture(name="intro", path="stills/1/1.jpg", at_seconds=0.4),)
    reels = (Reel(role=Role.COMPRESSED, facts=facts, path=path, sides=sides),)
    return Work(dossier=judged, reels=reels, preview=preview)


@pytest.fixture(scope="module")
def odd(tmp_path_factory, film_pair):
    """Works whose films need help: a moment to look at, a broken file, a codec nobody plays."""
    folder = tmp_path_factory.mktemp("odd")
    shutil.copy(film_pair[1], folder / "film.mp4")
    (folder / "broken.mp4").write_bytes(b"no film" * 1000)
    shutil.copytree(desks.ROOT / "templates", folder / "templates")
    (folder / "templates/findings.toml").write_text(WORDS, encoding="utf-8")
    hevc = replace(cases.COMPRESSED, video_codec="hevc")
    works = (
        black("AH-001", "film.mp4"),
        black("AH-002", "broken.mp4", preview="film.mp4"),
        black("AH-003", "broken.mp4", hevc),
    )
    return walls.hang(folder, walls.wall(works), Wording(folder / "templates", desks.ZONE))


def test_a_time_code_jumps_the_player(browser, odd):
    browser.open(f"{odd.as_uri()}#AH-001")

    browser.click("#findings .jump")
    browser.wait("player.currentTime >= 1 && !player.paused")

    assert browser.tell("document.querySelector('#findings .jump').textContent") == "▶ 0:01"
    assert (
        browser.tell("document.querySelector('#findings dd').textContent") == "0:01–0:04 画面全黑"
    )


def test_shift_and_an_arrow_wind_the_film(browser, odd):
    browser.open(f"{odd.as_uri()}#AH-001")
    browser.click("#findings .jump")
    browser.wait("player.currentTime >= 1")

    browser.press("ArrowLeft", shift=True)

    assert browser.tell("player.currentTime") < 1
    assert browser.tell("location.hash") == "#AH-001"


def test_frame_and_reference_stand_side_by_side(browser, odd):
    browser.open(f"{odd.as_uri()}#AH-001")

    browser.wait("sides.querySelector('img').complete")

    assert browser.tell("sides.querySelector('img').naturalWidth") == 320
    assert browser.tell("sides.textContent") == "片头 · 压缩版 ▶ 0:00"


def test_a_film_that_does_not_play_gives_way_to_the_preview(browser, odd):
    browser.open(f"{odd.as_uri()}#AH-002")

    browser.press(" ")
    browser.wait("player.currentTime > 0.1")

    assert browser.tell("player.getAttribute('src')") == "film.mp4"
    assert "预览版" in browser.tell("document.getElementById('player-note').textContent")


def test_a_film_that_nothing_plays_can_be_opened(browser, odd):
    browser.open(f"{odd.as_uri()}#AH-003")

    browser.press(" ")
    browser.wait("Boolean(document.querySelector('#player-note a'))")

    assert (
        browser.tell("document.querySelector('#player-note a').getAttribute('href')")
        == "broken.mp4"
    )
