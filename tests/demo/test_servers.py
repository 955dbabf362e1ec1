"""The embedded servers, as any mail program meets them."""

from __future__ import annotations

import imaplib
import smtplib
import threading
from datetime import datetime

import pytest
from maildoors import HOST, NOON, TEACHER, contents, letter, look

from intake.demo.servers import Delivered, MailServers, machine_time

USER = "robot@example.com"


@pytest.fixture
def servers():
    with MailServers() as running:
        yield running


def post(servers: MailServers, recipients: list[str], raw: bytes) -> None:
    with smtplib.SMTP(HOST, servers.smtp_port, timeout=10) as line:
        line.sendmail(TEACHER, recipients, raw)


def arrivals(servers: MailServers) -> list[datetime]:
    with look(servers, "INBOX") as client:
        client.normalise_times = False
        found = client.fetch(client.search("ALL"), ["INTERNALDATE"])
    return [answer[b"INTERNALDATE"] for answer in found.values()]


def test_letter_put_into_a_folder_is_there_at_its_time(servers):
    servers.append(letter("首"), NOON)
    servers.append(letter("junk"), NOON, "垃圾邮件")
    servers.append(letter("more"), NOON, "垃圾邮件")

    assert contents(servers, "INBOX") == [letter("首")]
    assert contents(servers, "垃圾邮件") == [letter("junk"), letter("more")]
    assert arrivals(servers) == [NOON]


def test_mail_to_the_robot_lands_in_its_inbox_by_the_servers_clock(servers):
    servers.clock = lambda: NOON

    post(servers, [USER.upper()], letter())

    assert contents(servers, "INBOX") == [letter()]
    assert arrivals(servers) == [NOON]
    assert servers.delivered == []


def test_mail_to_others_is_kept_one_for_each(servers):
    post(servers, ["a@x.cn", USER, "b@x.cn"], letter())

    assert servers.delivered == [
        Delivered(sender=TEACHER, recipient="a@x.cn", content=letter()),
        Delivered(sender=TEACHER, recipient="b@x.cn", content=letter()),
    ]
    assert contents(servers, "INBOX") == [letter()]


def test_clock_is_the_machines_unless_set(servers):
    before = machine_time().replace(microsecond=0)

    post(servers, [USER], letter())

    (arrived,) = arrivals(servers)
    assert before <= arrived <= machine_time()


def test_login_by_the_right_password_only(servers):
    with imaplib.IMAP4(HOST, servers.imap_port) as line:
        assert line.login(USER, servers.password)[0] == "OK"
    with imaplib.IMAP4(HOST, servers.imap_port) as line, pytest.raises(imaplib.IMAP4.error):
        line.login(USER, "wrong")
    with smtplib.SMTP(HOST, servers.smtp_port, timeout=10) as line:
        with pytest.raises(smtplib.SMTPAuthenticationError):
            line.login(USER, "wrong")
        assert line.login(USER, servers.password)[0] == 235


def test_password_is_another_each_time_unless_given():
    first, second = MailServers(), MailServers()

    assert first.password != second.password
    assert len(first.password) >= 16
    assert MailServers(password="given").password == "given"


def test_two_pairs_side_by_side_know_nothing_of_each_other(servers):
    with MailServers() as others:
        servers.append(letter(), NOON)

        assert contents(others, "INBOX") == []
        assert len({servers.imap_port, servers.smtp_port, others.imap_port, others.smtp_port}) == 4


def test_end_of_the_block_closes_ports_and_thread():
    with MailServers() as servers:
        client = imaplib.IMAP4(HOST, servers.imap_port)
        names = [thread.name for thread in threading.enumerate()]

    with pytest.raises(ConnectionRefusedError):
        imaplib.IMAP4(HOST, servers.imap_port)
    client.shutdown()
    assert "mail servers" in names
    assert "mail servers" not in [thread.name for thread in threading.enumerate()]
