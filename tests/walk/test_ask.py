"""status, show, parked, outbox list: what the ledger holds, told without changing it."""

from __future__ import annotations

from datetime import timedelta

import contract
import pytest
from campaign import NOW, TEACHER, Campaign, letter

from intake import policy
from intake.demo.servers import MailServers
from intake.machine import FrozenClock, MachineClock, opened
from intake.walk.asked import ask


@pytest.fixture(scope="module")
def told(tmp_path_factory, form_file):
    """A campaign in which a form, an inquiry and a private letter came."""
    with MailServers() as servers:
        campaign = Campaign(tmp_path_factory.mktemp("ask") / "campaign", servers)
        campaign.configure(replies__evidence='"none"')
        campaign.receive(letter("微视频报送", [form_file]))
        campaign.receive(letter("请问微视频登记表在哪里下载", sender="zhao@qq.com"))
        campaign.receive(letter("周末聚餐", sender="friend@163.com", text="老地方见"))
        campaign.once()
        yield campaign


def test_status_counts_what_there_is(told):
    found = told.run("status", "--json").json

    assert found.keys() >= contract.STATUS
    assert {key: found[key] for key in contract.STATUS} == {
        "alive": False,
        "last_poll": "2020-12-12T01:30:00+00:00",
        "letters": {"entry": 1, "inquiry": 1, "set-aside": 1},
        "entries": {"incomplete": 1},
        "outbox": {"sent": 2},
        "parked": 0,
        "reconciliation": {"mailbox": 3, "ledger": 3, "agree": True},
    }
    assert found["held"] == 0
    assert found["waiting"] == []


def test_status_before_the_first_look_knows_nothing(campaign):
    found = campaign.run("status", "--json").json

    assert found["last_poll"] is None
    assert found["reconciliation"] == {"mailbox": None, "ledger": 0, "agree": None}


def test_show_tells_an_entry(told):
    found = told.run("show", "ah-001", "--json").json["entry"]

    assert found.keys() >= contract.ENTRY | {"revisions", "events", "replies"}
    assert (found["number"], found["state"], found["title"]) == ("AH-001", "incomplete", "灯")
    assert [(r["revision"], r["decision"]) for r in found["revisions"]] == [(1, "incomplete")]
    assert {"at", "who", "what"} == found["events"][0].keys()
    assert [reply["to"] for reply in found["replies"]] == [TEACHER]


@pytest.mark.parametrize("name", ["{}", "letter:{}"])
def test_show_tells_a_letter(told, name):
    by_subject = {}
    for number in range(1, 4):
        found = told.run("show", name.format(number), "--json").json["letter"]
        by_subject[found["subject"]] = found

    question = by_subject["请问微视频登记表在哪里下载"]
    assert question.keys() >= contract.RECORD | {"events", "replies"}
    assert question["end"] == "inquiry"
    assert [reply["kind"] for reply in question["replies"]] == ["inquiry"]


def test_show_of_nothing_is_refused(told):
    done = told.run("show", "AH-999")

    assert done.code == 2
    assert "there is no entry and no letter called AH-999" in done.err


def test_parked_is_empty_when_all_went_well(told):
    assert told.run("parked", "--json").json == {"parked": []}


def test_the_outbox_lists_each_reply(told):
    rows = told.run("outbox", "list", "--json").json["outbox"]

    assert sorted((r["kind"], r["to"], r["state"], r["held"]) for r in rows) == [
        ("incomplete", TEACHER, "sent", None),
        ("inquiry", "zhao@qq.com", "sent", None),
    ]


def test_asking_changes_nothing_in_the_mailbox_or_outbox(told):
    before = len(told.servers.delivered)
    for words in (["status"], ["show", "AH-001"], ["parked"], ["outbox", "list"]):
        assert told.run(*words).code == 0

    assert len(told.servers.delivered) == before == 2


def test_the_walk_has_the_contracts_keys(told):
    found = told.once()

    assert found.keys() == contract.WALK
    assert found["letters"][0].keys() == contract.RECORD
    assert found["entries"][0].keys() == contract.ENTRY | {"province"}
    assert found["entries"][0]["files"][0].keys() == contract.FILE
    assert found["entries"][0]["form"].keys() == contract.FORM
    assert found["entries"][0]["findings"][0].keys() == contract.FINDING
    assert found["replies"][0].keys() >= contract.REPLY
    assert found["entries"][0]["form"]["contact_phone"] == "13800000001"
    assert [letter["end"] for letter in found["letters"]].count("set-aside") == 1
    assert found["ledger"] == str(told.folder / "kept/ledger.sqlite3")
    assert found["tracker"] == str(told.workbook)


def test_screens_say_the_same_to_people(told):
    for words, said in (
        (["status"], "incomplete 1"),
        (["show", "AH-001"], "number: AH-001"),
        (["parked"], "nothing is parked"),
        (["outbox", "show", "1"], "Subject:"),
        (["outbox", "list"], "sent"),
        (["once", "--now", NOW.isoformat()], "AH-001"),
    ):
        done = told.run(*words)
        assert done.code == 0, done.err
        assert said in done.out


@pytest.mark.parametrize(("silent", "alive"), [(None, True), ("read", False), ("send", False)])
def test_a_robot_is_alive_when_each_of_its_jobs_is(campaign, silent, alive):
    """A job that hangs is told, whatever the others do."""
    rules, now = policy.load(campaign.config), MachineClock().now()
    with opened(rules, policy.Secrets(), FrozenClock(now)) as house:
        with house.ledger.transaction() as tx:
            for job in ("read", "measure", "send", "publish"):
                beaten = now - timedelta(hours=1) if job == silent else now
                tx.record.beat(f"alive: {job}", beaten)

        assert ask.status(house)["alive"] is alive
