"""SIGTERM while a film is measured: the robot ends at once and the film stays due."""

from __future__ import annotations

import signal
import time
from dataclasses import replace

import pytest
from campaign import letter
from measured import maker, programs, workshop

from intake.demo import films
from intake.errors import TryLater
from intake.machine import MachineClock
from intake.media import probe, scan

LONG = replace(films.long(films.hd(0), minutes=2), video_kbps=100)


def test_a_decoding_that_nobody_waits_for_ends_soon():
    path = films.make(maker(), workshop(), LONG)
    facts = probe.measure(path, programs("PATH"), seconds=30)
    began = time.monotonic()

    with pytest.raises(TryLater, match="because the robot is to stop"):
        scan.scan(path, programs("PATH"), facts=facts, seconds=60, watch=lambda share: share > 0)

    assert time.monotonic() - began < 10


def test_sigterm_while_a_film_is_measured(campaign):
    film = films.make(maker(), workshop(), LONG)
    campaign.configure(mailbox__poll_seconds="1", mailbox__since="2020-11-10")
    campaign.receive(letter("微视频报送", [film]), MachineClock().now())
    process = campaign.spawn("serve")
    until = time.monotonic() + 90
    while not campaign.run("status", "--json").json["measuring"]:
        assert time.monotonic() < until
        time.sleep(0.2)

    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    took = time.monotonic() - began

    found = campaign.run("status", "--json").json
    assert (process.returncode, took < 15) == (0, True)
    assert (found["letters"], found["parked"]) == ({"waiting": 1}, 0)
