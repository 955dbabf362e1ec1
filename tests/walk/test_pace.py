"""The pace of replies: config's rates, a server's patience, quiet hours, one line for many."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from faultservers import FaultServer, FaultSmtp, Wire
from outboxes import FREE, office

from intake.model import ReplyKind
from intake.policy import Rates
from intake.walk.outward import pace

HOUR, DAY = 3600, 86_400
NIGHT = datetime.fromisoformat("2020-12-12T22:00:00+08:00")


@pytest.fixture
def talk():
    return FaultSmtp()


@pytest.fixture
def server(talk):
    with FaultServer(talk) as server:
        yield server


def test_a_running_robot_waits_between_two_replies(tmp_path, server):
    with office(tmp_path, server.port, rates=Rates(seconds=10)) as sender:
        sender.put(3)

        assert [sender.send(after) for after in (0, 9, 10, 19, 20)] == [1, 0, 1, 0, 1]


def test_what_staff_release_by_hand_does_not_wait_for_the_seconds(tmp_path, server):
    with office(tmp_path, server.port, rates=Rates(seconds=10)) as sender:
        *_, last = sender.put(3)
        first = sender.send()
        sender.ask("release", last)

        assert (first, sender.send(1), sender.states()) == (1, 1, ["sent", "composed", "sent"])


def test_a_backlog_leaves_at_the_rates_of_hour_and_day(tmp_path, server, talk):
    rates = Rates(seconds=10, hour=4, day=6)
    with office(tmp_path, server.port, rates=rates, settles=False) as sender:
        sender.put(9)

        told = [sender.send(after) for after in (0, 60, HOUR + 1, 2 * HOUR + 2, DAY + 1)]

    assert told == [4, 0, 2, 0, 3]
    assert len(talk.accepted) == 9


def test_a_server_that_limits_our_account_is_left_alone(tmp_path, server, talk):
    talk.acts = {"mail": "550 Sender frequency limited"}
    with office(tmp_path, server.port) as sender:
        sender.put(2)
        first = [sender.send(), sender.send(60)]
        heard = len([line for line in talk.heard if line.startswith("mail")])
        talk.acts = {}
        later = [sender.send(3599), sender.send(3601)]

        states = sender.states()

    assert (first, heard, later) == ([2, 0], 1, [0, 2])
    assert states == ["sent", "sent"]


def test_one_line_carries_many_replies(tmp_path, server, talk):
    with office(tmp_path, server.port) as sender:
        sender.put(5)
        sender.send()

    assert (server.connections, len(talk.accepted)) == (1, 5)
    assert talk.heard.count("quit") == 1


@pytest.mark.parametrize("parting", ["", "421 enough"])
def test_a_server_that_closes_after_three_gets_the_rest_on_new_lines(tmp_path, parting):
    count = {"letters": 0}

    def take(wire: Wire) -> None:
        count["letters"] += 1
        wire.say("250 taken")
        if count["letters"] % 3 == 0:
            if parting:
                wire.say(parting)
            wire.drop()

    talk = FaultSmtp({"CONTENT": take})
    with FaultServer(talk) as server, office(tmp_path, server.port) as sender:
        sender.put(7)
        sender.send()
        states = sender.states()

    assert states == ["sent"] * 7
    assert len(talk.accepted) == 7
    assert server.connections == 3


def test_a_reminder_waits_for_the_morning(tmp_path, server):
    with office(tmp_path, server.port) as sender:
        sender.put(1, kind=ReplyKind.REMINDER)
        sender.put(1)
        night = (NIGHT - datetime.fromisoformat("2020-12-12T09:30:00+08:00")).total_seconds()
        first = sender.send(night)
        states = sender.states()
        morning = sender.send(night + timedelta(hours=10).total_seconds())

    assert (first, states, morning) == (1, ["composed", "sent"], 1)


@pytest.mark.parametrize(
    ("rates", "count", "expected"),
    [
        (FREE, 500, 0),
        (Rates(), 0, 0),
        (Rates(), 6, 1),
        (Rates(), 60, 10),
        (Rates(), 120, 120),
        (Rates(), 600, 2880),
    ],
)
def test_how_long_a_backlog_takes(rates, count, expected):
    assert pace.minutes(rates, count) == expected
