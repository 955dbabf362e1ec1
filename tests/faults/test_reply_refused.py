"""What a mail server does to a reply: refused, put off, broken off; a reply leaves once or not."""

from datetime import timedelta

import pytest
from campaign import NOW, letter
from faultservers import FaultServer, FaultSmtp

from intake import policy
from intake.errors import BadSetup
from intake.machine import FrozenClock, opened
from intake.model import OutboxState
from intake.walk import requests


def state(campaign, at):
    """Turn everything at an instant; the states of the replies after it."""
    return [reply["state"] for reply in campaign.once(at)["replies"]]


@pytest.fixture
def asked(campaign):
    """A campaign with one inquiry in the mailbox, whose answer costs nothing to make."""
    campaign.receive(letter("请问微视频登记表", sender="q@post.example"))
    return campaign


def test_a_final_refusal_is_kept_for_staff_and_not_repeated(asked):
    smtp = FaultSmtp({"rcpt": "550 Mailbox not found"})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port))
        first = state(asked, NOW)
        second = state(asked, NOW + timedelta(days=1))

    assert (first, second) == (["failed"], ["failed"])
    assert smtp.accepted == []
    assert len([line for line in smtp.heard if line.startswith("rcpt")]) == 1


@pytest.mark.parametrize(
    "acts", [{"rcpt": "451 try later"}, {"DATA": lambda wire: wire.drop()}], ids=["451", "dropped"]
)
def test_what_surely_did_not_leave_is_tried_again(asked, acts):
    smtp = FaultSmtp(acts)
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port))
        first = state(asked, NOW)
        smtp.acts = {}
        second = state(asked, NOW + timedelta(minutes=2))

    assert (first, second) == (["retry"], ["sent"])
    assert len(smtp.accepted) == 1


def test_a_line_broken_after_the_content_is_not_repeated_when_the_copy_came(asked):
    smtp = FaultSmtp({"CONTENT": lambda wire: wire.drop()})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port))
        first = state(asked, NOW)
        (content,) = smtp.accepted
        asked.receive(content, NOW + timedelta(minutes=1))
        second = state(asked, NOW + timedelta(minutes=6))

    assert (first, second) == (["unsure"], ["sent"])
    assert len(smtp.accepted) == 1


def test_without_any_trace_it_is_sent_again_after_ten_minutes(asked):
    smtp = FaultSmtp({"INSIDE": lambda wire: wire.drop()})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port))
        told = [state(asked, NOW)]
        smtp.acts = {}
        told += [state(asked, NOW + timedelta(minutes=minutes)) for minutes in (6, 12, 18)]

    assert told[0] == ["unsure"]
    assert told[1] == ["unsure"]
    assert told[-1] == ["sent"]
    assert len(smtp.accepted) == 1


def test_it_is_sent_again_once_and_then_a_person_decides(asked):
    smtp = FaultSmtp({"CONTENT": lambda wire: wire.drop()})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port))
        told = [state(asked, NOW + timedelta(minutes=m)) for m in (0, 6, 12, 18, 24, 36, 600)]

    assert told[-3:] == [["unsure"]] * 3
    assert len(smtp.accepted) == 2


def test_a_person_may_have_an_unsure_reply_sent_once_more(asked):
    smtp = FaultSmtp({"CONTENT": lambda wire: wire.drop()})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port), replies__evidence='"none"')
        told = [state(asked, NOW)]
        (row,) = asked.run("outbox", "list", "--json").json["outbox"]
        released = asked.run("outbox", "release", str(row["id"]), "--json")
        told += [state(asked, NOW + timedelta(minutes=m)) for m in (1, 12, 24)]

    words = f"reply {row['id']} will be sent once more; it may arrive twice"
    assert (released.code, released.json) == (0, {"release": words})
    assert told == [["unsure"]] * 4
    assert len(smtp.accepted) == 2


def test_a_bounce_wins_over_what_the_line_says_later(asked):
    """The report of an unsure reply comes in before the copy of it."""
    smtp = FaultSmtp({"CONTENT": lambda wire: wire.drop()})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port))
        assert state(asked, NOW) == ["unsure"]
    rules = policy.load(asked.config)
    with opened(rules, policy.Secrets(), FrozenClock(NOW)) as house:
        with house.ledger.transaction() as tx:
            (row,) = tx.outbox.rows()
            tx.outbox.bounce(row.reply.message_id, "5.1.1")
        with house.ledger.transaction() as tx:
            tx.outbox.mark(row.id, OutboxState.SENT, sent_at=NOW, detail="evidence found")

        with house.ledger.reading() as tx:
            (found,) = tx.outbox.rows()

    assert (found.state, found.detail) == (OutboxState.BOUNCED, "5.1.1")


def test_a_reply_that_is_being_handed_over_is_not_released(asked):
    asked.configure(replies__send="false")
    asked.once()
    rules = policy.load(asked.config)
    clock = FrozenClock(NOW)
    with opened(rules, policy.Secrets(), clock) as house:
        with house.ledger.transaction() as tx:
            (row,) = tx.outbox.rows()
            tx.outbox.mark(row.id, OutboxState.SENDING)
            tx.outbox.announce(row.id, NOW)
        with pytest.raises(BadSetup, match="is being handed over; look at it again"):
            requests.act(house, "release", str(row.id))
        clock.move(NOW + timedelta(minutes=11))
        words = requests.act(house, "release", str(row.id))

    assert words == f"reply {row.id} will be sent once more; it may arrive twice"


def test_without_evidence_a_person_decides(asked):
    smtp = FaultSmtp({"CONTENT": lambda wire: wire.drop()})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port), replies__evidence='"none"')
        told = [state(asked, NOW + timedelta(minutes=m)) for m in (0, 10, 20, 600)]

    assert told == [["unsure"]] * 4
    assert len(smtp.accepted) == 1


def test_a_server_that_is_away_is_told_by_status_until_it_is_back(asked):
    """The mail server of this reply is away at first."""
    with FaultServer(FaultSmtp()) as server:
        port = str(server.port)
    asked.configure(smtp__port=port)
    first = state(asked, NOW)
    trouble = asked.run("status", "--json").json["trouble"]
    asked.configure(smtp__port=str(asked.servers.smtp_port))
    second = state(asked, NOW + timedelta(minutes=2))

    assert (first, second) == (["retry"], ["sent"])
    assert trouble.startswith(f"smtp 127.0.0.1:{port}: ConnectionRefusedError")
    assert asked.run("status", "--json").json["trouble"] is None


def test_a_wrong_smtp_password_loses_nothing(asked):
    wrong = asked.run("once", "--now", NOW.isoformat(), INTAKE_SMTP_PASSWORD="canary-wrong")

    assert wrong.code == 2
    assert "授权码" in wrong.err
    assert "canary" not in wrong.out + wrong.err
    assert state(asked, NOW + timedelta(minutes=1)) == ["sent"]
    assert len(asked.replies()) == 1


def test_a_reply_that_was_held_for_weeks_has_all_its_tries_before_it(asked):
    asked.configure(replies__send="false")
    held = state(asked, NOW)
    smtp = FaultSmtp({"rcpt": "451 greylisted"})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port), replies__send="true")
        first = state(asked, NOW + timedelta(days=20))
        smtp.acts = {}
        second = state(asked, NOW + timedelta(days=20, minutes=2))

    assert (held, first, second) == (["composed"], ["retry"], ["sent"])
