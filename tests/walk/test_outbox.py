"""What staff may do with a reply: discard it, send it again; and an address that is dead."""

from __future__ import annotations

import pytest
from faultservers import FaultServer, FaultSmtp
from outboxes import office

from intake.errors import BadSetup


@pytest.fixture
def talk():
    return FaultSmtp()


@pytest.fixture
def sender(tmp_path, talk):
    with FaultServer(talk) as server, office(tmp_path, server.port) as sender:
        yield sender


def bounce(sender, name: str = "<0@example.com>") -> bool:
    with sender.house.ledger.transaction() as tx:
        return tx.outbox.bounce(name, "5.1.1")


def test_a_discarded_reply_never_leaves(sender, talk):
    (number,) = sender.put(1)

    assert sender.ask("discard", number) == f"reply {number} is discarded"
    assert sender.send(600) == 0
    assert (sender.states(), talk.accepted) == (["discarded"], [])
    with pytest.raises(BadSetup, match="is discarded already; nothing is left to discard"):
        sender.ask("discard", number)


def test_a_discarded_reply_can_be_sent_after_all(sender, talk):
    (number,) = sender.put(1)
    sender.ask("discard", number)

    assert sender.ask("resend", number) == f"reply {number} will be sent"
    sender.send()

    assert (sender.states(), len(talk.accepted)) == (["sent"], 1)


def test_a_sent_reply_is_discarded_no_more_and_sent_again_only_on_request(sender, talk):
    (number,) = sender.put(1)
    sender.send()

    with pytest.raises(BadSetup, match="is sent already"):
        sender.ask("discard", number)
    words = sender.ask("resend", number)
    sender.send()

    assert words == f"reply {number} will be sent once more; it may arrive twice"
    assert talk.accepted[0] == talk.accepted[1]


def test_a_failed_reply_is_sent_again_when_staff_say_so(sender, talk):
    talk.acts = {"rcpt": "554 DT:SPM 163 smtp5"}
    (number,) = sender.put(1)
    sender.send()
    talk.acts = {}
    before = sender.states()

    sender.ask("resend", number)
    sender.send()

    assert (before, sender.states()) == (["failed"], ["sent"])


def test_no_second_letter_goes_to_a_dead_address(sender, talk):
    first, _, _ = [*sender.put(1), *sender.put(1, to="li@luzhou.edu.cn"), *sender.put(1)]
    with sender.house.ledger.transaction() as tx:
        tx.outbox.mark(first, "sent")

    assert bounce(sender)
    sender.send()

    assert sender.states() == ["bounced", "sent", "composed"]
    assert sender.holds() == ["", "", "bounced"]
    with sender.house.ledger.reading() as tx:
        assert tx.outbox.is_dead("wang@wannan.edu.cn")
        assert not tx.outbox.is_dead("li@luzhou.edu.cn")
    assert len(talk.accepted) == 1


def test_an_address_lives_again_when_staff_get_a_letter_through(sender):
    first, second = sender.put(2)
    with sender.house.ledger.transaction() as tx:
        tx.outbox.mark(first, "sent")
    bounce(sender)

    sender.ask("release", second)
    sender.send()

    assert sender.states() == ["bounced", "sent"]
    with sender.house.ledger.reading() as tx:
        assert not tx.outbox.is_dead("wang@wannan.edu.cn")


def test_a_report_of_somebody_elses_letter_changes_nothing(sender):
    sender.put(1)

    assert not bounce(sender, "<strange@example.com>")
    assert sender.states() == ["composed"]
