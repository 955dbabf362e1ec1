"""replay, remind and purge: what is kept, judged again, asked for, and forgotten."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from campaign import NOW, TEACHER, letter, text_of

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LIST = "name,aliases,province,domains,contact\n"


@pytest.fixture
def lacking(campaign, form_file):
    """An entry that has nothing but its form."""
    campaign.receive(letter("报送《灯》", [form_file]))
    campaign.once()
    return campaign


def run(campaign, *words, code=0):
    done = campaign.run(*words, "--json")
    assert done.code == code, done.err
    return done.json if done.out else done.err


def kinds(campaign):
    rows = run(campaign, "outbox", "list")["outbox"]
    return [row["kind"] for row in rows]


def test_replay_without_a_change_tells_nothing(lacking):
    assert run(lacking, "replay", "--all") == {"changes": []}


def test_replay_tells_who_would_change_and_why_and_writes_nothing(lacking):
    lacking.configure(rules__completeness__required='["form"]')
    before = run(lacking, "show", "AH-001")

    found = run(lacking, "replay", "AH-001", "--now", NOW.isoformat())

    assert found == {
        "changes": [
            {
                "number": "AH-001",
                "before": "incomplete",
                "after": "accepted",
                "gone": ["material.hd-missing", "material.compressed-missing"],
                "new": [],
            }
        ]
    }
    assert run(lacking, "show", "AH-001") == before


def test_replay_of_no_entry_is_refused(lacking):
    assert "there is no entry AH-099" in lacking.run("replay", "AH-099").err
    assert lacking.run("replay").code == 2


def test_replay_and_remind_are_tables_for_people(lacking):
    same = lacking.run("replay", "--all")
    lacking.configure(rules__completeness__required='["form"]')
    changed = lacking.run("replay", "--all")
    lacks = lacking.run("remind", "--dry-run", "--now", (NOW + HOUR).isoformat())

    assert same.out == "nothing would change\n"
    assert "No longer found" in changed.out
    assert "material.hd-missing" in changed.out
    assert "Why not now" in lacks.out
    assert lacks.out.endswith("0 reminders put into the outbox\n")


def test_a_dry_reminder_writes_nothing(lacking):
    found = run(lacking, "remind", "--dry-run", "--now", (NOW + HOUR).isoformat())

    assert [(r["subject"], r["reminded"], r["not_now"]) for r in found["reminders"]] == [
        ("AH-001", 0, "")
    ]
    assert kinds(lacking) == ["incomplete"]


def test_an_entry_is_reminded_twice_at_most_and_not_at_once(lacking):
    for at, sent in ((HOUR, 1), (2 * HOUR, 0), (4 * DAY, 1), (5 * DAY, 0)):
        found = run(lacking, "remind", "--now", (NOW + at).isoformat())
        assert found["sent"] == sent

    assert kinds(lacking) == ["incomplete", "reminder", "reminder"]


def test_nobody_is_reminded_in_quiet_hours(lacking):
    night = NOW.replace(hour=23)

    done = lacking.run("remind", "--now", night.isoformat())

    assert done.code == 4
    assert kinds(lacking) == ["incomplete"]


def test_nobody_is_reminded_on_a_day_off(lacking):
    lacking.configure(campaign__days_off="[2020-12-12]")

    done = lacking.run("remind", "--now", (NOW + HOUR).isoformat())

    assert done.code == 4
    assert kinds(lacking) == ["incomplete"]


def test_a_school_that_sent_nothing_is_written_to(lacking):
    schools = f"{LIST}皖南师范学院,,安徽,,\n庐州学院,,安徽,,li@luzhou.edu.cn\n池州学院,,安徽,,\n"
    (lacking.folder / "schools.csv").write_text(schools, encoding="utf-8")
    lacking.configure(campaign__schools='"schools.csv"')
    at = (NOW + HOUR).isoformat()
    lacking.once(NOW + HOUR)

    found = run(lacking, "remind", "--now", at)
    lacking.once(NOW + 2 * HOUR)

    schools = {r["subject"]: r["not_now"] for r in found["reminders"] if ":" in r["subject"]}
    assert schools == {
        "school:庐州学院": "",
        "school:池州学院": "no address in the list of schools",
    }
    assert found["sent"] == 2
    assert sorted(reply["To"] for reply in lacking.replies()) == sorted(
        [TEACHER, TEACHER, "li@luzhou.edu.cn"]
    )


def test_the_host_reminds_provinces_and_never_a_university(campaign):
    schools = f"{LIST}庐州学院,,安徽,,li@luzhou.edu.cn\n"
    (campaign.folder / "schools.csv").write_text(schools, encoding="utf-8")
    office = '{ name = "安徽省教育厅", province = "安徽", addresses = ["office@ah.example"] }'
    campaign.configure(
        campaign__schools='"schools.csv"',
        campaign__tier='"national"',
        campaign__senders=f"[{office}]",
    )
    run(campaign, "remind", "--now", NOW.isoformat())
    campaign.once(NOW + HOUR)

    (reply,) = campaign.replies()
    assert reply["To"] == "office@ah.example"
    assert "还没有收到贵单位报送的作品" in text_of(reply)


def test_purging_forgets_persons_and_keeps_counts(lacking):
    before = run(lacking, "status")["letters"]
    kept = [path for path in (lacking.folder / "kept/files").rglob("*") if path.is_file()]
    day = (NOW + DAY).date().isoformat()

    found = run(lacking, "purge", "--before", day)

    assert found["letters"] >= 1
    assert run(lacking, "status")["letters"] == before
    assert [path for path in kept if path.suffix in {".eml", ".docx"} and path.exists()] == []
    dump = "\n".join(sqlite3.connect(lacking.folder / "kept/ledger.sqlite3").iterdump())
    assert TEACHER not in dump
    assert "13800000001" not in dump
    assert [entry["state"] for entry in lacking.once(NOW + DAY)["entries"]] == ["incomplete"]


def test_purging_leaves_what_is_newer(lacking):
    assert run(lacking, "purge", "--before", NOW.date().isoformat())["letters"] == 0


def test_purging_needs_a_day(lacking):
    assert lacking.run("purge", "--before", "gestern").code == 2
