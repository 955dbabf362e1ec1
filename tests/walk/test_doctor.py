"""doctor: one line a check; a red one says what to do, and the command ends with 2."""

from __future__ import annotations

import pytest
from campaign import NOW

NAMES = [
    "config", "mailbox password", "smtp password", "templates", "programs", "archives",
    "libreoffice", "ocr", "limits", "qr codes", "marks", "ledger", "disk", "clock", "mailbox",
    "smtp", "replies",
]  # fmt: skip


def examine(campaign, at=NOW, **variables):
    """doctor's exit code, and its checks by name; free disk is the machine's own affair."""
    done = campaign.run("doctor", "--json", "--now", at.isoformat(), **variables)
    checks = {check["name"]: check for check in done.json["checks"]}
    return done, checks


def red(checks):
    return {name: check["cure"] for name, check in checks.items() if not check["ok"]}


def test_all_is_well(campaign):
    done, checks = examine(campaign)

    assert list(checks) == NAMES
    assert {tuple(check) for check in checks.values()} == {("name", "ok", "message", "cure")}
    assert red(checks).keys() <= {"disk"}
    assert done.code == (2 if red(checks) else 0)
    assert checks["clock"]["message"] == ("now 2020-12-12 09:30 CST, deadline 2020-12-18 23:59 CST")
    assert campaign.servers.password not in done.out + done.err


def test_the_safe_start_says_how_to_switch_on(campaign):
    campaign.configure(replies__send="false")

    _, checks = examine(campaign)

    assert checks["replies"]["ok"] is True
    assert checks["replies"]["cure"] == (
        "look at them with `outbox list`, then set [replies] send = true"
    )


def test_without_unar_it_says_how_to_get_it(campaign):
    campaign.configure(files__archives__unar='"/nowhere/unar"')

    _, checks = examine(campaign)

    assert checks["archives"]["ok"] is True
    assert checks["archives"]["cure"].startswith("install unar (Debian: apt install unar)")


@pytest.mark.parametrize(
    ("changes", "variables", "name", "cure"),
    [
        ({}, {"INTAKE_SMTP_PASSWORD": ""}, "smtp password", "set INTAKE_SMTP_PASSWORD"),
        ({}, {"INTAKE_MAILBOX_PASSWORD": "wrong"}, "mailbox", ""),
        ({}, {"INTAKE_SMTP_PASSWORD": "wrong"}, "smtp", ""),
        ({"mailbox__port": "1"}, {}, "mailbox", ""),
        ({"smtp__port": "1"}, {}, "smtp", ""),
        ({"media__ffmpeg": '"nowhere/ffmpeg"'}, {}, "programs", ""),
        ({"templates__folder": '"nowhere"'}, {}, "templates", ""),
        ({"ledger__url": '"nonsense"'}, {}, "ledger", ""),
        ({"campaign__deadline": "2020-12-01"}, {}, "clock", "the deadline lies in the past"),
    ],
)
def test_what_is_wrong_is_red_and_says_what_to_do(campaign, changes, variables, name, cure):
    campaign.configure(**changes)

    done, checks = examine(campaign, **variables)

    assert done.code == 2
    assert checks[name]["ok"] is False
    assert checks[name]["message"]
    assert checks[name]["cure"].startswith(cure)
    assert all(red(checks).values())


def test_a_mark_that_is_not_there_is_red(campaign):
    text = campaign.config.read_text(encoding="utf-8")
    campaign.config.write_text(text.replace("# intro = [", "intro = [", 1), encoding="utf-8")

    done, checks = examine(campaign)

    assert done.code == 2
    assert checks["marks"]["message"] == "not found: marks/intro.mp4"
    assert checks["marks"]["cure"] == "mend [marks] in config"


def test_people_get_a_line_a_check(campaign):
    done = campaign.run("doctor", "--now", NOW.isoformat(), INTAKE_SMTP_PASSWORD="")

    assert done.code == 2
    assert "→ set INTAKE_SMTP_PASSWORD" in done.out
