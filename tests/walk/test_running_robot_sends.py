"""The whole way: a robot runs, staff recommend a work, and the robot itself sends the parcel."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from campaign import letter

from intake import policy
from intake.ledger.store import Ledger
from intake.machine import MachineClock
from intake.model import Edit, EditKind

HOST = "host@example.com"
PATIENCE = 60.0


def wait_for(what):
    """The first true thing that is said within our patience."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := what():
            return found
        time.sleep(0.2)
    raise AssertionError(what)


@pytest.fixture
def served(campaign, form_file):
    """A campaign in which a form is a whole entry, with one entry, and its robot running."""
    campaign.configure(
        mailbox__poll_seconds="1",
        desk__publish_seconds="1",
        replies__settle_minutes="0",
        rules__completeness__required='["form"]',
        onward__to=f'"{HOST}"',
    )
    robot = campaign.spawn("serve")
    campaign.receive(letter("微视频报送", [form_file]), MachineClock().now())
    wait_for(lambda: states(campaign) == {"AH-001": "review"})
    yield campaign
    robot.terminate()
    robot.communicate(timeout=PATIENCE)


def ledger(campaign):
    rules = policy.load(campaign.config)
    return Ledger(rules.ledger.url, rules.folder)


def states(campaign):
    books = ledger(campaign)
    with books.reading() as tx:
        found = {entry.number: entry.state.value for entry in tx.entries.all()}
    books.close()
    return found


def choose(campaign):
    """Staff marked it an hour ago."""
    books, at = ledger(campaign), MachineClock().now() - timedelta(hours=1)
    with books.transaction() as tx:
        for kind, value in ((EditKind.VERDICT, "approve"), (EditKind.CHOICE, "selected")):
            tx.edits.hear(Edit(kind=kind, number="AH-001", value=value, revision=1, seen_at=at))
    books.close()
    wait_for(lambda: states(campaign) == {"AH-001": "selected"})


@pytest.mark.torture
def test_the_running_robot_sends_the_parcel_and_goes_on(served):
    choose(served)

    done = served.run("onward", "send", "--yes", "--by-robot", "--json")

    assert (done.code, done.json["parcel"]["letters"][0]["state"]) == (0, "sent")
    assert HOST in [sent.recipient for sent in served.servers.delivered]
    assert states(served) == {"AH-001": "forwarded"}
    assert served.run("status", "--json").json["alive"] is True
