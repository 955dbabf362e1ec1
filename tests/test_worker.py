"""`serve` in a process of its own: it answers, obeys, says who holds the ledger, and ends."""

from __future__ import annotations

import signal
import time

import pytest
from campaign import Campaign, letter
from programs import require

from intake.demo.servers import MailServers
from intake.machine import MachineClock
from intake.worker import Bell

PATIENCE = 60.0


def wait_for(what, seconds=PATIENCE):
    """Whether it became true in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.1)
    return False


def robot(campaign):
    """A running robot that has looked into the mailbox once."""
    process = campaign.spawn("serve")
    assert wait_for(lambda: campaign.run("status", "--json").json["last_poll"] is not None)
    return process


def end(process, number=signal.SIGTERM):
    """The robot's exit code, what it said, and how long it took to end."""
    started = time.monotonic()
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out + err, time.monotonic() - started


@pytest.fixture(scope="module")
def busy(tmp_path_factory, form_file):
    """A robot at work on a letter that has been answered; replies to submissions are held."""
    with MailServers() as servers:
        campaign = Campaign(tmp_path_factory.mktemp("serve") / "campaign", servers)
        campaign.configure(
            mailbox__poll_seconds="1",
            desk__publish_seconds="1",
            replies__settle_minutes="0",
            replies__hold='["incomplete"]',
            mailbox__since="2020-11-10",
        )
        process = robot(campaign)
        campaign.receive(letter("微视频报送", [form_file]), MachineClock().now())
        campaign.receive(
            letter("请问微视频登记表在哪里下载", sender="zhao@qq.com"), MachineClock().now()
        )
        assert wait_for(lambda: len(servers.delivered) == 1)
        yield campaign, process
        process.kill()
        process.communicate()


def test_a_letter_that_arrives_is_answered_and_drawn(busy):
    campaign, _ = busy

    assert [sent.recipient for sent in campaign.servers.delivered] == ["zhao@qq.com"]
    assert wait_for(lambda: campaign.workbook.exists() and "AH-001" in str(campaign.tracker()))


def test_status_says_alive(busy):
    campaign, _ = busy

    assert campaign.run("status", "--json").json["alive"] is True


@pytest.mark.parametrize("command", ["once", "serve"])
def test_a_second_robot_is_told_who_is_there(busy, command):
    campaign, process = busy

    done = campaign.away(command)

    assert done.code == 2
    assert f"`serve`, process {process.pid} on " in done.err


def test_publish_goes_through_the_running_robot(busy):
    campaign, _ = busy
    campaign.workbook.unlink(missing_ok=True)

    done = campaign.run("publish", "--json")

    assert (done.code, done.json) == (0, {"publish": str(campaign.workbook)})
    assert campaign.workbook.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["retry", "letter:77"], "nothing is parked as letter:77"),
        (["outbox", "release", "77"], "there is no reply 77"),
        (["outbox", "release", "²"], "there is no reply ²"),
    ],
)
def test_a_refused_request_ends_with_2_and_its_words(busy, words, said):
    campaign, _ = busy

    done = campaign.run(*words)

    assert done.code == 2
    assert said in done.err


def test_a_released_reply_leaves_at_once_and_once(busy):
    campaign, _ = busy
    rows = campaign.run("outbox", "list", "--json").json["outbox"]
    (held,) = [row for row in rows if row["held"]]

    done = campaign.run("outbox", "release", str(held["id"]), "--json")

    assert (done.code, done.json) == (0, {"release": f"reply {held['id']} will be sent"})
    assert wait_for(lambda: len(campaign.servers.delivered) == 2)
    time.sleep(2)
    assert len(campaign.servers.delivered) == 2
    refused = campaign.run("outbox", "release", str(held["id"]))
    assert (refused.code, "is sent already" in refused.err) == (2, True)


def test_sigterm_ends_it_within_seconds(busy):
    campaign, process = busy

    code, said, seconds = end(process)

    assert code == 0, said
    assert seconds < 10
    assert "Traceback" not in said
    assert campaign.servers.password not in said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_many_signals_at_once_end_it_as_one_does(campaign, number):
    """A handler may be interrupted by the next signal: neither may wait for the other."""
    process = robot(campaign)
    for _ in range(50):
        process.send_signal(number)

    code, said, seconds = end(process, number)

    assert code == 0, said
    assert seconds < 10


def test_after_it_has_ended_the_lock_is_free(busy):
    campaign, _ = busy

    assert campaign.run("once").code == 0


def test_a_letter_is_answered_within_seconds_where_the_server_tells_of_it(tmp_path):
    """The next look is ten minutes away: only the listening thread can have heard of the letter."""
    with MailServers() as servers:
        campaign = Campaign(tmp_path / "campaign", servers)
        campaign.configure(mailbox__poll_seconds="600", mailbox__since="2020-11-10")
        process = robot(campaign)
        try:
            campaign.receive(letter("请问微视频登记表在哪里下载"), MachineClock().now())

            assert wait_for(lambda: len(servers.delivered) == 1)
        finally:
            process.kill()
            process.communicate()


def slow(folder):
    """An ffprobe that never ends where it is asked of a film."""
    path = folder / "ffprobe"
    real = require("ffprobe")
    path.write_text(f'#!/bin/sh\n[ "$1" = -version ] && exec {real} "$@"\nexec sleep 600\n')
    path.chmod(0o755)
    return path


def test_a_letter_is_answered_while_the_films_of_another_are_measured(tmp_path, film_pair):
    with MailServers() as servers:
        campaign = Campaign(tmp_path / "campaign", servers)
        campaign.configure(
            mailbox__poll_seconds="600",
            mailbox__since="2020-11-10",
            media__ffmpeg=f'"{require("ffmpeg")}"',
            media__ffprobe=f'"{slow(tmp_path)}"',
        )
        process = robot(campaign)
        try:
            campaign.receive(letter("微视频报送", [film_pair[0]]), MachineClock().now())
            assert wait_for(lambda: campaign.run("status", "--json").json["letters"])
            campaign.receive(
                letter("请问微视频登记表在哪里下载", sender="zhao@qq.com"), MachineClock().now()
            )

            assert wait_for(lambda: [s.recipient for s in servers.delivered] == ["zhao@qq.com"])
            assert campaign.run("status", "--json").json["letters"]["waiting"] == 1
        finally:
            process.kill()
            process.communicate()


def test_a_ring_during_a_look_leads_to_another():
    bell = Bell(600)

    looks = [bell.is_due(), bell.is_due()]
    bell.ring()
    looks += [bell.is_due(), bell.is_due()]

    assert looks == [True, False, True, False]


def test_the_mailbox_is_looked_into_again_when_its_seconds_are_over():
    bell = Bell(0.05)

    first = bell.is_due()
    time.sleep(0.1)

    assert (first, bell.is_due()) == (True, True)
