"""The same walk over a real Dovecot: letters by IMAP, replies by real SMTP."""

from __future__ import annotations

import imaplib
from dataclasses import dataclass
from datetime import timedelta

import pytest
from campaign import NOW, Campaign, letter
from servers import HOST, PASSWORD, Dovecot, dovecot

from intake.demo.servers import MailServers


@dataclass
class Pair:
    """Dovecot for what comes in, the embedded SMTP server for what goes out."""

    box: Dovecot
    post: MailServers
    user: str = "robot@example.com"
    password: str = PASSWORD

    @property
    def imap_port(self):
        return self.box.port

    @property
    def smtp_port(self):
        return self.post.smtp_port

    @property
    def delivered(self):
        return self.post.delivered

    def append(self, raw, when):
        self.box.append(raw, when)


@pytest.fixture
def campaign(tmp_path):
    with dovecot() as box, MailServers(password=PASSWORD) as post:
        yield Campaign(tmp_path / "campaign", Pair(box, post))


def flags(campaign):
    """Subject token → whether Dovecot shows the letter as read, by its order in INBOX."""
    with imaplib.IMAP4(HOST, campaign.servers.imap_port) as line:
        line.login("robot@example.com", PASSWORD)
        line.select("INBOX", readonly=True)
        _, found = line.fetch("1:*", "(FLAGS)")
        return ["\\Seen" in item.decode() for item in found]


def test_letters_are_read_judged_answered_and_marked(campaign, film_pair, form_file):
    campaign.receive(letter("报送作品《灯》", [*film_pair, form_file]))
    campaign.receive(letter("周末聚餐", sender="friend@post.example", text="老地方见"))

    found = campaign.once()

    assert [(e["number"], e["state"]) for e in found["entries"]] == [("AH-001", "accepted")]
    assert [r["kind"] for r in found["replies"]] == ["accepted"]
    assert [sent.recipient for sent in campaign.servers.delivered] == ["wang@wannan.edu.cn"]
    assert flags(campaign) == [True, False]


def test_a_letter_that_staff_have_opened_is_not_passed_over(campaign, form_file):
    campaign.receive(letter("微视频报送", [form_file]))
    with imaplib.IMAP4(HOST, campaign.servers.imap_port) as line:
        line.login("robot@example.com", PASSWORD)
        line.select("INBOX")
        line.store("1", "+FLAGS", "\\Seen")

    found = campaign.once()

    assert [entry["state"] for entry in found["entries"]] == ["incomplete"]


def test_a_mailbox_numbered_anew_makes_no_second_entry(campaign, form_file):
    raw = letter("微视频报送", [form_file])
    campaign.receive(raw)
    campaign.once()
    with imaplib.IMAP4(HOST, campaign.servers.imap_port) as line:
        line.login("robot@example.com", PASSWORD)
        line.create("Elsewhere")
        line.select("INBOX")
        line.copy("1", "Elsewhere")
        line.store("1", "+FLAGS", "\\Deleted")
        line.expunge()
    campaign.receive(raw, NOW)

    found = campaign.once(NOW + timedelta(hours=1))

    assert [entry["revision"] for entry in found["entries"]] == [1]
    assert len(campaign.servers.delivered) == 1


def test_a_done_letter_is_moved_where_config_says(campaign, form_file):
    campaign.configure(mailbox__done_folder='"已处理"')
    campaign.receive(letter("微视频报送", [form_file]))

    campaign.once()

    with imaplib.IMAP4(HOST, campaign.servers.imap_port) as line:
        line.login("robot@example.com", PASSWORD)
        counts = [line.select(name)[1][0] for name in ("INBOX", '"&XfJZBHQG-"')]
    assert counts == [b"0", b"1"]
