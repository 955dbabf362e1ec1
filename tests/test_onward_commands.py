"""`onward` and `plan` as scripts call them: exit codes, JSON, the lock."""

from __future__ import annotations

import time

from filelock import FileLock


def test_prepare_says_why_nothing_can_go(campaign):
    done = campaign.run("onward", "prepare", "--json")

    assert done.code == 3
    assert done.json["parcel"]["works"] == []
    assert done.json["parcel"]["faults"] == [
        "nothing is recommended: mark 通过 and 推荐 in the tracker first",
    ]


def test_send_without_yes_is_the_same_look(campaign):
    look, send = (campaign.run("onward", word, "--json") for word in ("prepare", "send"))

    assert (send.code, send.json) == (look.code, look.json)


def test_send_needs_the_robots_lock(campaign):
    campaign.run("status")
    with FileLock(campaign.folder / "kept/ledger.sqlite3.lock"):
        done = campaign.run("onward", "send", "--yes")

    assert done.code == 2
    assert "another robot works on this ledger" in done.err


def test_the_running_robot_is_asked_by_word(campaign):
    robot = campaign.spawn("serve")
    try:
        refused = until_it_holds_the_ledger(campaign)
        sent = campaign.run("onward", "send", "--yes", "--by-robot", "--json")
        reminded = campaign.run("remind", "--by-robot", "--json")
    finally:
        robot.terminate()
        robot.communicate(timeout=60)

    assert "--by-robot" in refused.err
    assert (sent.code, sent.out) == (3, "")
    assert "nothing is recommended" in sent.err
    assert reminded.code in {0, 4}  # by night nobody is reminded


def until_it_holds_the_ledger(campaign):
    """What `onward send` says once the robot runs."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        done = campaign.run("onward", "send", "--yes")
        if done.code == 2:
            return done
        time.sleep(0.2)
    raise AssertionError(done.err)


def test_without_a_robot_the_command_asks_nobody(campaign):
    done = campaign.run("remind", "--by-robot", "--dry-run")
    sent = campaign.run("onward", "send", "--yes", "--by-robot")

    assert (done.code, sent.code) == (2, 3)
    assert "nothing is recommended" in sent.err


def test_what_became_of_a_letter_is_said_in_one_of_two_words(campaign):
    done = campaign.run("onward", "send", "--yes", "--unsure", "maybe")

    assert done.code == 2
    assert "--unsure must be arrived or again, not maybe" in done.err


def test_plan_of_nothing_is_an_empty_calendar(campaign):
    done = campaign.run("plan", "--json", "--now", "2020-12-28T10:00:00+08:00")

    path = campaign.folder / "kept/desk/plan.ics"
    assert (done.code, done.json) == (0, {"plan": [], "calendar": str(path)})
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_plan_is_a_table_for_people(campaign):
    done = campaign.run("plan", "--yes")

    assert done.code == 0
    assert "calendar" in done.out
