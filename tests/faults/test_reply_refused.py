"""What a mail server does to a reply: refused, put off, broken off; a reply leaves once or not."""

from datetime import timedelta

import pytest
from campaign import NOW, letter
from faultservers import FaultServer, FaultSmtp


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


def test_a_passing_refusal_is_tried_again(asked):
    smtp = FaultSmtp({"rcpt": "451 try later"})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port))
        first = state(asked, NOW)
        smtp.acts = {}
        second = state(asked, NOW + timedelta(minutes=2))

    assert (first, second) == (["retry"], ["sent"])
    assert len(smtp.accepted) == 1


def test_a_line_broken_before_the_content_is_tried_again(asked):
    smtp = FaultSmtp({"DATA": lambda wire: wire.drop()})
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


def test_without_evidence_a_person_decides(asked):
    smtp = FaultSmtp({"CONTENT": lambda wire: wire.drop()})
    with FaultServer(smtp) as server:
        asked.configure(smtp__port=str(server.port), replies__evidence='"none"')
        told = [state(asked, NOW + timedelta(minutes=m)) for m in (0, 10, 20, 600)]

    assert told == [["unsure"]] * 4
    assert len(smtp.accepted) == 1


def test_a_wrong_smtp_password_loses_nothing(asked):
    wrong = asked.run("once", "--now", NOW.isoformat(), INTAKE_SMTP_PASSWORD="canary-wrong")

    assert wrong.code == 2
    assert "授权码" in wrong.err
    assert "canary" not in wrong.out + wrong.err
    assert state(asked, NOW + timedelta(minutes=1)) == ["sent"]
    assert len(asked.replies()) == 1
