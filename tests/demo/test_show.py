"""The demo is the shop window: it plays its story, says what happened and ends by itself."""

from __future__ import annotations

import json

import pytest
from campaign import command

STORY = {
    "01 a complete, right entry": ("submission", "entry", ["accepted"]),
    "02 HD version at 29.97 frames a second": ("submission", "entry", ["returned"]),
    "03 compressed version with too high a bit rate": ("submission", "entry", ["returned"]),
    "04 the form is missing": ("submission", "entry", ["incomplete"]),
    "05 the form is not filled in": ("submission", "entry", ["returned"]),
    "06 a letter in GBK, as Foxmail writes it": ("submission", "entry", ["accepted"]),
    "07 compressed version in HEVC": ("submission", "entry", ["returned"]),
    "08 five minutes long": ("submission", "entry", ["returned"]),
    "09 a correction that mends the frame rate": ("submission", "entry", ["accepted"]),
    "10 two letters: first the films": ("submission", "entry", ["incomplete"]),
    "11 two letters: then the form": ("submission", "entry", ["accepted"]),
    "12 an inquiry": ("inquiry", "inquiry", ["inquiry"]),
    "13 an auto-reply": ("auto-reply", "set-aside", []),
    "14 a bounce": ("bounce", "set-aside", []),
    "15 a private letter": ("noise", "set-aside", []),
    "16 a Baidu link with all three files": ("submission", "entry", ["accepted"]),
    "17 a Baidu link with a wrong code": ("submission", "entry", ["link-trouble"]),
    "18 a QQ attachment that has expired": ("submission", "entry", ["link-trouble"]),
    "19 a 163 attachment beside the rest": ("submission", "entry", ["accepted"]),
    "20 a Baidu link that asks for a captcha": ("submission", "entry", ["review"]),
    "21 a link of a service that is not fetched": ("submission", "entry", ["review"]),
}


@pytest.fixture(scope="module")
def played(tmp_path_factory, ffmpeg):
    """The demo's exit, and its folder."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    return command("demo", "--out", str(folder), "--now", "2026-03-02T15:00:00+08:00"), folder


def read(folder):
    return json.loads((folder / "result.json").read_text(encoding="utf-8"))


def test_it_ends_by_itself(played):
    done, _ = played

    assert (done.code, done.err) == (0, "")


def test_every_letter_comes_to_its_end_and_gets_its_reply(played):
    found = read(played[1])
    told = {letter["file"]: [] for letter in found["letters"] if letter["kind"] != "own"}
    for reply in found["replies"]:
        told[reply["letter"]].append(reply["kind"])

    story = {
        letter["file"]: (letter["kind"], letter["end"], told[letter["file"]])
        for letter in found["letters"]
        if letter["kind"] != "own"
    }

    assert story == STORY


def test_the_correction_mends_the_entry_that_was_returned(played):
    found = read(played[1])
    entries = {letter["file"][:2]: letter["entries"] for letter in found["letters"]}
    mended = next(e for e in found["entries"] if e["number"] == "AH-002")

    assert entries["02"] == entries["09"] == ["AH-002"]
    assert (mended["state"], mended["revision"]) == ("accepted", 2)


def test_the_bounce_is_tied_to_its_reply(played):
    replies = read(played[1])["replies"]

    assert [r["letter"][:2] for r in replies if r["state"] == "bounced"] == ["07"]


def test_everything_that_it_names_is_there(played):
    done, folder = played
    found = read(folder)

    for name in ("tracker", "board", "ledger"):
        assert (folder / found[name].rpartition("/")[2]).stat().st_size > 0
        assert found[name] in done.out
    for reply in found["replies"]:
        assert all((folder / reply[kind]).is_file() for kind in ("eml", "text", "html"))


def test_its_config_serves_every_command_afterwards(played):
    config = str(played[1] / "config.toml")

    status = command("status", "--json", "--config", config).json
    shown = command("show", "AH-002", "--json", "--config", config).json

    assert status["entries"] == {"accepted": 6, "incomplete": 1, "returned": 6, "review": 2}
    assert shown["entry"]["decision"] == "accepted"


def test_a_folder_that_is_not_empty_is_refused(tmp_path):
    (tmp_path / "kept").write_text("kept", encoding="utf-8")

    done = command("demo", "--out", str(tmp_path))

    assert (done.code, "is not empty" in done.err) == (2, True)
