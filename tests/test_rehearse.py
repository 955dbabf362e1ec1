"""rehearse: a folder of letters through everything in a throw-away ledger, in their order."""

from __future__ import annotations

import contract
import pytest
from campaign import TEACHER, command, letter

from intake.policy import Secrets

CONFIG = "config.toml"


def put(folder, name, raw, time):
    """A letter as a file that arrived on 12 December at a time."""
    folder.mkdir(exist_ok=True)
    received = f"Received: from a by b; Sat, 12 Dec 2020 {time} +0800\r\n".encode()
    (folder / name).write_bytes(received + raw)


def play(tmp_path, *words):
    done = command(
        "rehearse", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--json", *words
    )
    assert done.code == 0, done.err
    return done.json


@pytest.fixture
def inbox(tmp_path):
    """A folder for letters."""
    return tmp_path / "in"


def test_the_contracts_keys_and_files(inbox, tmp_path, form_file):
    put(inbox, "a.eml", letter("微视频报送", [form_file], message_id="<a@x>"), "09:00:00")

    found = play(tmp_path)

    assert found.keys() == contract.WALK
    (told,) = found["letters"]
    assert told == {
        "file": "a.eml",
        "id": 1,
        "sha256": told["sha256"],
        "kind": "submission",
        "end": "entry",
        "received_at": "2020-12-12T01:00:00+00:00",
        "entries": ["AH-001"],
        "reason": None,
    }
    (reply,) = found["replies"]
    assert reply.keys() >= contract.REPLY
    folder = tmp_path / "out/replies"
    assert [reply[k] for k in ("eml", "text", "html")] == [
        str(folder / f"001.{suffix}") for suffix in ("eml", "txt", "html")
    ]
    assert (reply["letter"], reply["to"], reply["in_reply_to"]) == ("a.eml", TEACHER, "<a@x>")
    assert "AH-001" in (folder / "001.txt").read_text(encoding="utf-8")
    assert found["tracker"] == str(tmp_path / "out/tracker.xlsx")
    assert found["ledger"] == str(tmp_path / "out/ledger.sqlite3")
    assert (tmp_path / "out/tracker.xlsx").exists()
    assert found["board"] == str(tmp_path / "out/board.html")
    assert (tmp_path / "out/board.html").exists()


def pair(inbox, first, second, form_file):
    """Two letters of one sender about one work: a form, then a second one that replaces it."""
    put(inbox, "b.eml", letter("微视频报送", [form_file], message_id="<1@x>"), first)
    again = letter(
        "Re: 微视频报送", [("说明.txt", b"more")], message_id="<2@x>", in_reply_to="<1@x>",
        text="AH-001 补充材料见附件",
    )  # fmt: skip
    put(inbox, "a.eml", again, second)


@pytest.mark.parametrize(("second", "replies"), [("09:01:30", 1), ("09:02:00", 1), ("09:03:00", 2)])
def test_letters_within_the_settle_minutes_share_a_reply(
    inbox, tmp_path, form_file, second, replies
):
    pair(inbox, "09:00:00", second, form_file)

    found = play(tmp_path)

    assert [told["file"] for told in found["letters"]] == ["b.eml", "a.eml"]
    assert [entry["revision"] for entry in found["entries"]] == [2]
    assert len(found["replies"]) == replies


def test_a_strangers_letter_between_does_not_join_what_lies_apart(inbox, tmp_path, form_file):
    pair(inbox, "09:00:00", "09:03:00", form_file)
    put(inbox, "c.eml", letter("微视频报送", [form_file], sender="li@luzhou.edu.cn"), "09:01:30")

    found = play(tmp_path)

    assert sorted(reply["to"] for reply in found["replies"]) == sorted(
        [TEACHER, TEACHER, "li@luzhou.edu.cn"]
    )


def test_letters_of_subfolders_are_named_from_the_folder(inbox, tmp_path):
    inbox.mkdir()
    put(inbox / "sub", "a.eml", letter("请问微视频登记表在哪里下载"), "09:00:00")

    assert [told["file"] for told in play(tmp_path)["letters"]] == ["sub/a.eml"]


def test_a_letter_without_any_date_is_played_at_now(inbox, tmp_path):
    inbox.mkdir()
    (inbox / "a.eml").write_bytes(b"From: a@b.cn\r\nSubject: x\r\n\r\nhello\r\n")

    found = play(tmp_path, "--now", "2020-12-12T10:00:00+08:00")

    assert found["letters"][0]["received_at"] == "2020-12-12T02:00:00+00:00"


def test_a_folder_without_letters_is_refused(tmp_path):
    done = command("rehearse", str(tmp_path))

    assert done.code == 2
    assert f"{tmp_path}: no .eml file in this folder" in done.err


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    done = command("rehearse", str(tmp_path / "nope"))

    assert done.code == 2
    assert f"{tmp_path / 'nope'}: there is no such folder" in done.err


def test_no_password_is_asked_for(inbox, tmp_path, form_file):
    put(inbox, "a.eml", letter("微视频报送", [form_file]), "09:00:00")

    assert Secrets().mailbox_password.get_secret_value() == ""
    assert len(play(tmp_path)["entries"]) == 1


def test_people_get_a_table_and_the_places(inbox, tmp_path, form_file):
    put(inbox, "a.eml", letter("微视频报送", [form_file]), "09:00:00")

    done = command("rehearse", str(inbox), "--out", str(tmp_path / "out"))

    assert done.code == 0
    assert "AH-001" in done.out
    assert f"tracker  {tmp_path / 'out/tracker.xlsx'}" in done.out
