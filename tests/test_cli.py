"""Commands: exit codes, one JSON document, the safe start, and a dry run that leaves no trace."""

from __future__ import annotations

import imaplib
import sqlite3
from datetime import datetime, timedelta

import pytest
from campaign import NOW, TEACHER, command, letter

from intake.demo.servers import HOST


def flags(campaign):
    """The flags of the first letter as the server has them."""
    with imaplib.IMAP4(HOST, campaign.servers.imap_port) as line:
        line.login("robot@example.com", campaign.servers.password)
        line.select("INBOX", readonly=True)
        return line.fetch("1", "(FLAGS)")[1]


def rows(campaign):
    """Everything that the ledger holds."""
    with sqlite3.connect(campaign.folder / "kept/ledger.sqlite3") as connection:
        found = list(connection.iterdump())
    connection.close()
    return found


def files(campaign):
    """Every file of the campaign's folder with its bytes, the ledger's own and its lock aside."""
    return {
        path.relative_to(campaign.folder): path.read_bytes()
        for path in campaign.folder.rglob("*")
        if path.is_file() and not path.name.startswith("ledger.sqlite3")
    }


def dry(campaign, at=NOW):
    done = campaign.run("once", "--dry-run", "--json", "--now", at.isoformat())
    assert done.code == 0, done.err
    return done.json


def test_a_dry_run_says_what_it_would_do_and_does_nothing(campaign, form_file):
    campaign.run("status")
    campaign.receive(letter("微视频报送", [form_file]))
    before = flags(campaign), rows(campaign), files(campaign)

    found = dry(campaign)

    assert [(e["number"], e["decision"]) for e in found["entries"]] == [("AH-001", "incomplete")]
    assert [(r["kind"], r["to"]) for r in found["replies"]] == [("incomplete", TEACHER)]
    assert (flags(campaign), rows(campaign), files(campaign)) == before
    assert campaign.servers.delivered == []
    assert not campaign.workbook.exists()


def test_after_a_dry_run_the_real_one_does_it(campaign, form_file):
    campaign.receive(letter("微视频报送", [form_file]))
    told = dry(campaign)

    done = campaign.once()

    assert done["entries"] == told["entries"]
    assert [r["message_id"] for r in done["replies"]] == [r["message_id"] for r in told["replies"]]
    assert len(campaign.servers.delivered) == 1
    assert b"\\Seen" in flags(campaign)[0]


def test_a_dry_run_drops_no_bytes_of_noise(campaign):
    campaign.receive(letter("周末聚餐", sender="friend@163.com", text="老地方见"))
    campaign.once()
    before = files(campaign)

    dry(campaign, NOW + timedelta(days=30))

    assert files(campaign) == before


@pytest.fixture
def safe(campaign, form_file):
    """A campaign as it is shipped: replies are composed and held."""
    campaign.configure(replies__send="false", replies__evidence='"none"')
    campaign.receive(letter("微视频报送", [form_file]))
    campaign.receive(letter("请问微视频登记表在哪里下载", sender="zhao@qq.com"))
    campaign.once()
    return campaign


def test_the_safe_start_composes_and_holds(safe):
    rows_ = safe.run("outbox", "list", "--json").json["outbox"]

    assert safe.servers.delivered == []
    assert [(r["id"], r["state"], r["held"]) for r in rows_] == [
        (1, "composed", "send = false"),
        (2, "composed", "send = false"),
    ]
    assert [r["to"] for r in rows_] == ["zhao@qq.com", TEACHER]


def test_a_held_reply_can_be_looked_at(safe, tmp_path):
    page, eml = tmp_path / "a.html", tmp_path / "a.eml"

    done = safe.run("outbox", "show", "2", "--json", "--html", str(page), "--eml", str(eml))

    assert done.json.keys() == {"id", "to", "subject", "text", "state"}
    assert (done.json["id"], done.json["to"], done.json["state"]) == (2, TEACHER, "composed")
    assert "AH-001" in done.json["text"]
    assert "AH-001" in page.read_text(encoding="utf-8")
    assert b"Auto-Submitted: auto-replied" in eml.read_bytes()


def test_release_sends_exactly_that_one(safe):
    done = safe.run("outbox", "release", "2", "--json")
    for hour in range(1, 4):
        safe.once(NOW + timedelta(hours=hour))

    assert (done.code, done.json) == (0, {"release": "reply 2 will be sent"})
    assert [sent.recipient for sent in safe.servers.delivered] == [TEACHER]
    again = safe.run("outbox", "release", "2")
    assert (again.code, again.err.strip()) == (2, "reply 2 is sent already")


def test_switched_on_the_rest_leaves_once(safe):
    safe.run("outbox", "release", "2")
    safe.configure(replies__send="true")
    safe.once(NOW + timedelta(hours=1))
    safe.once(NOW + timedelta(hours=2))

    assert sorted(s.recipient for s in safe.servers.delivered) == [TEACHER, "zhao@qq.com"]


def test_a_letter_before_the_first_day_is_never_looked_at(campaign, form_file):
    campaign.configure(mailbox__since="2020-12-01")
    old = datetime.fromisoformat("2020-11-29T12:00:00+08:00")
    campaign.receive(letter("微视频报送", [form_file]), old)
    before = flags(campaign)

    found = campaign.once()

    assert (found["letters"], found["entries"], found["replies"]) == ([], [], [])
    assert flags(campaign) == before
    assert campaign.servers.delivered == []


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["once", "--nonsense"],
        ["show"],
        ["check"],
        ["outbox", "show", "first"],
        ["once", "--now", "yesterday"],
    ],
)
def test_wrong_usage_ends_with_2(campaign, words):
    assert campaign.run(*words).code == 2


def test_without_a_command_it_says_what_there_is():
    done = command()

    for name in ("serve", "once", "check", "doctor", "outbox"):
        assert name in done.out + done.err


def test_an_instant_without_an_offset_is_the_machines(campaign):
    done = campaign.run("once", "--json", "--now", "2020-12-12T09:30:00")

    assert done.code == 0


def test_the_config_may_be_named_by_the_environment(campaign):
    done = command("status", "--json", INTAKE_CONFIG=str(campaign.config), **campaign.secrets)

    assert (done.code, done.json["parked"]) == (0, 0)


def test_a_folder_that_is_not_empty_is_not_written_into(campaign, tmp_path):
    (tmp_path / "mine").touch()

    done = campaign.run("rehearse", str(tmp_path), "--out", str(tmp_path))

    assert done.code == 2
    assert "is not empty; name a new folder" in done.err


def test_a_mailbox_that_is_not_there_is_tried_later(campaign):
    campaign.configure(mailbox__port="1")

    done = campaign.run("once", "--now", NOW.isoformat())

    assert done.code == 4
    assert "poll: " in done.err
