"""kill -9 at every step, once and twice in a row, ends in what an undisturbed run ends in.

`make torture` goes through every step; `make test` through every tenth.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from campaign import NOW, Campaign, letter
from packed import zipped

from intake.demo.servers import MailServers

WHOLE = os.environ.get("INTAKE_TORTURE") == "1"
pytestmark = [pytest.mark.torture] if WHOLE else []
TABLES = {
    "letter": 'sha256, kind, sender, "end", reason',
    "fact": "sha256, version, noun",
    "entry": "number, state, title, school, revision",
    "revision": 'number, revision, "case"',
    "thread": "number, how",
    "judgement": "subject, turn, noun",
    "answer": "subject, cause, kind",
    "outbox": "message_id, state, raw",
    "place": "folder, uid, finished",
    "trouble": "round, item",
}


def play(campaign: Campaign, letters: list[bytes]) -> None:
    for raw in letters:
        campaign.receive(raw)


def ledger(campaign: Campaign) -> dict[str, list[tuple]]:
    """What the ledger holds, without row numbers and without the times of steps."""
    with sqlite3.connect(campaign.folder / "kept/ledger.sqlite3") as connection:
        found = {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)  # noqa: S608
            for table, columns in TABLES.items()
        }
    connection.close()
    return found


def outcome(campaign: Campaign) -> dict[str, object]:
    """Everything that anybody outside can see, and the ledger behind it."""
    return {
        "ledger": ledger(campaign),
        "tracker": campaign.tracker(),
        "replies": sorted((s.recipient, s.content) for s in campaign.servers.delivered),
    }


@pytest.fixture(scope="module")
def letters(film_pair, form_file) -> list[bytes]:
    """A right one, one without its form, an inquiry, a private letter; and an archive."""
    hd, compressed = film_pair
    archive = ("作品.zip", zipped({"登记表.docx": form_file.read_bytes()}))
    return [
        letter("报送作品《灯》", [hd, compressed, form_file]),
        letter("微视频报送", [hd], sender="li@luzhou.edu.cn"),
        letter("请问微视频登记表在哪里下载", sender="zhao@qq.com"),
        letter("周末聚餐", sender="friend@163.com", text="老地方见"),
        *[letter("微视频报送《桥》", [archive], sender="qian@fuyang.edu.cn")] * WHOLE,
    ]


@pytest.fixture(scope="module")
def undisturbed(letters, tmp_path_factory):
    """What a run that nobody kills ends in, and how many steps it passed."""
    folder = tmp_path_factory.mktemp("undisturbed")
    with MailServers(clock=lambda: NOW) as servers:
        campaign = Campaign(folder / "campaign", servers)
        play(campaign, letters)
        campaign.once(INTAKE_STEPS=str(folder / "steps"))
        steps = (folder / "steps").read_text(encoding="utf-8").splitlines()
        return outcome(campaign), steps


def crash(campaign: Campaign, at: int) -> int:
    now = NOW.isoformat()
    return campaign.away("once", "--now", now, INTAKE_CRASH_AT=str(at)).code


def test_the_steps_are_those_of_the_contract(undisturbed):
    _, steps = undisturbed

    assert set(steps) == {
        "raw file renamed",
        "letter committed",
        "materials committed",
        "facts committed",
        "entry committed",
        "judgement committed",
        "row composed",
        "sending marked",
        "DATA accepted",
        "sent marked",
        "tracker written",
        "tracker replaced",
        "board replaced",
        "flag set",
        *["members stored"] * WHOLE,
    }


def survive(letters, tmp_path: Path, crashes: list[int]) -> tuple[list[int], dict[str, object]]:
    """The exit codes of runs killed at these steps, and what the run after them ends in."""
    with MailServers(clock=lambda: NOW) as servers:
        campaign = Campaign(tmp_path / "campaign", servers)
        play(campaign, letters)
        codes = [crash(campaign, at) for at in crashes]
        campaign.once()
        return codes, outcome(campaign)


def sweep(steps: list[str], *, twice: bool) -> list[int]:
    """The steps to die at: all, or in a quick run every tenth (for two deaths twentieth)."""
    last = len(steps)
    return list(range(1, last + 1)) if WHOLE else [*range(1, last, 20 if twice else 10), last]


@pytest.mark.parametrize("twice", [False, True], ids=["once", "twice"])
def test_killed_anywhere_it_ends_the_same(letters, undisturbed, tmp_path, twice):
    expected, steps = undisturbed
    for at in sweep(steps, twice=twice):
        codes, found = survive(letters, tmp_path / str(at), [at, 2] if twice else [at])
        assert codes[0] == -9, steps[at - 1]
        assert found == expected, f"killed at step {at}: {steps[at - 1]}"


def test_another_run_changes_nothing(letters, undisturbed, tmp_path):
    expected, _ = undisturbed
    with MailServers(clock=lambda: NOW) as servers:
        campaign = Campaign(tmp_path / "campaign", servers)
        play(campaign, letters)
        campaign.once()
        campaign.once()

        assert outcome(campaign) == expected
