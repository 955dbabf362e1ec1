"""Flags: only what the robot has dealt with is marked; staff's own letters stay unread."""

from __future__ import annotations

import imaplib

import pytest
from campaign import letter

from intake.demo.servers import HOST


def seen(campaign):
    """The subjects that the server shows as read."""
    with imaplib.IMAP4(HOST, campaign.servers.imap_port) as line:
        line.login("robot@example.com", campaign.servers.password)
        line.select("INBOX", readonly=True)
        numbers = line.search(None, "SEEN")[1][0].split()
        return [
            line.fetch(number.decode(), "(BODY.PEEK[HEADER.FIELDS (FROM)])")[1][0][1].decode()
            for number in numbers
        ]


@pytest.mark.parametrize(
    ("subject", "marked"),
    [("微视频报送", True), ("请问微视频登记表在哪里下载", False), ("周末聚餐", False)],
)
def test_which_letters_are_marked(campaign, form_file, subject, marked):
    campaign.configure(replies__evidence='"none"')
    files = [form_file] if marked else []
    campaign.receive(letter(subject, files, sender="zhao@qq.com", text="老地方见"))

    campaign.once()

    assert ["zhao@qq.com" in sender for sender in seen(campaign)] == [True] * marked
