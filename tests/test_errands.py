"""Errands: done here when no robot runs, else by the one that does, in its own time."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from campaign import NOW

from intake import errands, policy
from intake.errors import BadSetup, TryLater
from intake.machine import FrozenClock, opened
from intake.rounds import REQUESTS
from intake.turn import Stop, turn
from intake.walk import requests
from intake.worker import AnotherRobot, only_one


@pytest.fixture
def house(campaign):
    """The campaign's house."""
    with opened(policy.load(campaign.config), policy.Secrets(), FrozenClock(NOW)) as found:
        yield found


@pytest.fixture
def held(campaign):
    """The ledger held by another opening of the same house, whose errands it may carry out."""
    with (
        opened(policy.load(campaign.config), policy.Secrets(), FrozenClock(NOW)) as other,
        only_one(other, "serve"),
    ):
        yield other


def test_without_a_robot_the_command_does_it_itself(house, campaign):
    assert errands.run(house, "publish", "") == str(campaign.workbook)
    assert campaign.workbook.exists()
    assert requests.waiting(house) == []


def asked(house, verb, argument):
    """An errand run in a thread: what it came to."""
    found = []

    def act():
        try:
            found.append(errands.run(house, verb, argument))
        except (BadSetup, TryLater) as error:
            found.append(error)

    thread = threading.Thread(target=act)
    thread.start()
    return thread, found


def carried_out(held, thread):
    """Carry out whatever is asked until the asker has its answer."""
    while thread.is_alive():
        turn(held, REQUESTS, set(), Stop())
        thread.join(0.05)


def test_a_running_robot_does_it(house, held, campaign):
    thread, found = asked(house, "publish", "")

    carried_out(held, thread)

    assert found == [str(campaign.workbook)]


def test_what_the_robot_refuses_is_refused(house, held):
    thread, found = asked(house, "retry", "letter:1")

    carried_out(held, thread)

    assert isinstance(found[0], BadSetup)
    assert str(found[0]) == "nothing is parked as letter:1; `parked` lists what is"


def test_an_errand_done_stays_done(house, held, campaign):
    thread, _ = asked(house, "publish", "")
    carried_out(held, thread)

    with sqlite3.connect(campaign.folder / "kept/ledger.sqlite3") as connection:
        rows = connection.execute("SELECT verb, granted, answer FROM request").fetchall()
    connection.close()
    assert rows == [("publish", 1, str(campaign.workbook))]
    assert requests.waiting(house) == []


def test_a_robot_that_does_not_come_to_it_is_left_the_errand(house, held):
    with pytest.raises(TryLater, match=r"has not come to it within 0\.3 s; it will"):
        errands.run(house, "publish", "", patience=0.3)

    assert [errand.verb for errand in requests.waiting(held)] == ["publish"]


def test_the_lock_names_its_holder_and_is_free_afterwards(house, campaign):
    with (
        only_one(house, "once"),
        pytest.raises(AnotherRobot, match="`once`, process"),
        only_one(house, "publish"),
    ):
        pass

    with only_one(house, "publish"):
        pass


def test_when_the_holder_ends_without_a_look_the_command_does_it_itself(house, campaign):
    with only_one(house, "publish"):  # another command, not a robot
        thread, found = asked(house, "publish", "")
        while not requests.waiting(house):
            thread.join(0.05)

    thread.join(20)

    assert found == [str(campaign.workbook)]
    assert requests.waiting(house) == []


def test_once_carries_out_what_was_left_waiting(house, campaign):
    number = requests.leave(house, "publish", "")

    campaign.once()

    assert requests.outcome(house, number) == str(campaign.workbook)


@pytest.mark.parametrize("name", ["ledger.sqlite3.lock", "ledger.sqlite3.lock.txt"])
def test_a_lock_that_cannot_be_written_is_told(house, campaign, name):
    path = campaign.folder / "kept" / name
    path.unlink(missing_ok=True)
    path.mkdir()

    with pytest.raises(BadSetup, match="cannot be written"), only_one(house, "once"):
        pass


def test_a_robot_that_starts_waits_for_a_command_to_end(house):
    holds, ends = threading.Event(), threading.Event()

    def command():
        with only_one(house, "publish"):
            holds.set()
            ends.wait(20)

    thread = threading.Thread(target=command)
    thread.start()
    holds.wait(20)
    threading.Timer(0.3, ends.set).start()

    with only_one(house, "serve", patience=20):
        ended = ends.is_set()
    thread.join()

    assert ended
