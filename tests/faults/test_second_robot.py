"""A second robot on the same ledger: told who is there, and nothing is done twice."""

from __future__ import annotations

import json

from campaign import NOW, letter
from robots import started


def test_it_ends_with_2_and_names_the_first(campaign):
    process = started(campaign)
    try:
        done = campaign.run("once")
        dry = campaign.run("once", "--dry-run")
    finally:
        process.kill()
        process.communicate()

    assert (done.code, dry.code) == (2, 2)
    assert f"`serve`, process {process.pid} on " in done.err
    assert "stop it first, or use `status`" in done.err


def test_who_is_there_is_still_said_when_the_note_is_spoilt(campaign):
    process = started(campaign)
    try:
        (campaign.folder / "kept/ledger.sqlite3.lock.txt").write_text("{", encoding="utf-8")
        done = campaign.run("once")
    finally:
        process.kill()
        process.communicate()

    assert done.code == 2
    assert "its process could not be named" in done.err


def test_two_at_once_answer_once(campaign, form_file):
    campaign.receive(letter("微视频报送", [form_file]))
    pair = [campaign.spawn("once", "--json", "--now", NOW.isoformat()) for _ in range(2)]
    said = [process.communicate(timeout=60) for process in pair]

    assert sorted(process.returncode for process in pair) in ([0, 0], [0, 2])
    assert len(campaign.servers.delivered) == 1
    assert any(out and json.loads(out)["entries"] for out, _ in said)
