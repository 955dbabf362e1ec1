"""Poll and parking: what lies in the mailbox is in the ledger, or told as lacking."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from campaign import NOW, letter
from faultservers import FaultImap, FaultServer
from maildoors import mailbox


@pytest.fixture
def blocked(campaign, form_file):
    """A campaign whose letters cannot be written to disk, since a file is in the folder's way."""
    campaign.configure(replies__evidence='"none"')
    campaign.run("status")
    (campaign.folder / "kept/files/letters").write_bytes(b"")
    campaign.receive(letter("微视频报送", [form_file]))
    return campaign


def status(campaign):
    return campaign.run("status", "--json").json["reconciliation"]


def test_a_letter_that_is_lacking_is_told(blocked):
    blocked.run("once", "--now", NOW.isoformat())

    assert status(blocked) == {"mailbox": 1, "ledger": 0, "agree": False}


def test_once_the_way_is_free_nothing_is_lost(blocked):
    blocked.run("once", "--now", NOW.isoformat())
    (blocked.folder / "kept/files/letters").unlink()
    for item in blocked.run("parked", "--json").json["parked"]:
        assert blocked.run("retry", item["id"]).code == 0

    found = blocked.once()

    assert [told["end"] for told in found["letters"]] == ["entry"]
    assert status(blocked) == {"mailbox": 1, "ledger": 1, "agree": True}


def test_the_same_bytes_twice_are_one_letter_at_two_places(campaign, form_file):
    raw = letter("微视频报送", [form_file])
    campaign.configure(replies__evidence='"none"')
    campaign.receive(raw)
    campaign.receive(raw)

    found = campaign.once()

    assert len(found["letters"]) == 1
    assert status(campaign) == {"mailbox": 2, "ledger": 2, "agree": True}


def test_a_raw_letter_that_is_gone_is_set_aside_and_comes_back(campaign, form_file):
    """Letters are fetched, then one raw file is taken away before it is read."""
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.receive(letter("请问微视频登记表在哪里下载", sender="zhao@qq.com"))
    campaign.away("once", "--now", NOW.isoformat(), INTAKE_CRASH_AT="4")
    with closing(sqlite3.connect(campaign.folder / "kept/ledger.sqlite3")) as connection:
        ((path,),) = connection.execute("SELECT path FROM letter WHERE size < 2000").fetchall()
    question = Path(path)
    hidden = question.rename(question.with_suffix(".hidden"))

    first = campaign.run("once", "--json", "--now", NOW.isoformat())
    again = campaign.run("once", "--json", "--now", NOW.isoformat())
    rows = campaign.run("parked", "--json").json["parked"]
    hidden.rename(question)
    retried = campaign.run("retry", rows[0]["id"], "--json")
    second = campaign.once()

    assert (first.code, again.code) == (3, 0)
    assert f"{rows[0]['id'].replace(':', ' ')} is set aside: " in first.err
    assert sorted(told["end"] for told in first.json["letters"] if told["kind"] != "own") == [
        "entry",
        "parked",
    ]
    (row,) = rows
    assert row.keys() == {"id", "subject", "tries", "reason"}
    assert (row["tries"], row["subject"]) == (1, None)
    assert row["reason"]
    assert (retried.code, retried.json) == (0, {"retry": f"{row['id']} is tried again"})
    assert campaign.run("parked", "--json").json == {"parked": []}
    assert sorted(told["end"] for told in second["letters"] if told["kind"] != "own") == [
        "entry",
        "inquiry",
    ]


def test_a_folder_that_is_not_looked_into_is_told_and_the_others_agree(campaign, form_file):
    campaign.configure(mailbox__folders='["INBOX", "没有"]', replies__evidence='"none"')
    campaign.receive(letter("微视频报送", [form_file]))

    campaign.once()

    found = campaign.run("status", "--json").json
    assert found["skipped"] == {"没有": "no such folder"}
    assert found["reconciliation"] == {"mailbox": 1, "ledger": 1, "agree": True}
    assert "skipped      没有: no such folder" in campaign.run("status").out


def test_a_letter_that_arrives_while_the_robot_looks_is_in_the_next_look():
    """The statement speaks of one look: nothing is listed a second time to be counted."""
    late = iter(["* SEARCH 7", "* SEARCH 7 8"])
    acts = {"UID SEARCH": lambda wire: wire.say(next(late), f"{talk.tag} OK done")}
    talk = FaultImap(acts)
    with FaultServer(talk) as server, mailbox(server) as box:
        found = box.places(())

        assert (len(found), box.counts()) == (1, {"INBOX": 1})


def test_a_mailbox_that_is_away_is_told_until_it_is_back(campaign):
    with FaultServer(FaultImap()) as server:
        port = str(server.port)
    campaign.configure(mailbox__port=port)
    away = campaign.run("once", "--now", NOW.isoformat())
    told = campaign.run("status", "--json").json["trouble"]
    campaign.configure(mailbox__port=str(campaign.servers.imap_port))
    campaign.once()

    assert away.code == 4
    assert told.startswith(f"mailbox 127.0.0.1:{port}: ConnectionRefusedError")
    assert campaign.run("status", "--json").json["trouble"] is None
