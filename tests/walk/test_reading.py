"""Looking is not writing: whoever only asks waits for no writer and writes nothing."""

from __future__ import annotations

import pytest
from campaign import letter

from intake.ledger.store import Ledger
from intake.rounds import ROUNDS
from intake.walk import poll
from intake.walk.asked import ask, report


@pytest.fixture
def busy(stage, form_file):
    """A house with a letter answered and one that waits, while somebody else writes its ledger."""
    stage.play(letter("微视频报送", [form_file]))
    stage.receive(letter("微视频报送", [form_file], sender="li@luzhou.edu.cn"))
    stage.take(poll)
    other = Ledger(stage.house.policy.ledger.url, stage.house.policy.folder)
    with other.transaction():
        yield stage.house
    other.close()


@pytest.mark.parametrize(
    "current", [r for r in ROUNDS if r.name != poll.NAME], ids=lambda r: r.name
)
def test_a_round_asks_what_is_due_while_another_writes(busy, current):
    """All but the first, which writes down what it has seen in the mailbox."""
    found = list(current.due(busy))

    assert found == (["2"] if current.name == "letter" else [])


@pytest.mark.parametrize(
    "asked",
    [
        ask.status,
        ask.parked,
        ask.outbox,
        lambda house: ask.reply(house, 1),
        lambda house: ask.show(house, "AH-001"),
        lambda house: ask.show(house, "1"),
        lambda house: report.everything(house, {}),
    ],
    ids=["status", "parked", "outbox", "reply", "show entry", "show letter", "report"],
)
def test_a_person_asks_while_another_writes(busy, asked):
    assert asked(busy)
