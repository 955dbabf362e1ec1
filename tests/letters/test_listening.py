"""A mailbox that tells of letters: none that came while nobody listened goes unheard."""

from __future__ import annotations

import threading

import pytest
from maildoors import NOON, letter, mailbox
from servers import dovecot


@pytest.fixture(scope="module")
def server():
    with dovecot() as running:
        yield running


def stopped():
    return True


def test_the_first_wait_is_news_at_once(server):
    with mailbox(server) as door:
        news = door.wait(stopped)

    assert news is True


def test_without_letters_there_is_no_news(server):
    with mailbox(server) as door:
        door.wait(stopped)

        assert door.wait(stopped) is False


def test_a_letter_between_two_waits_is_news_at_once(server):
    with mailbox(server) as door:
        door.wait(stopped)
        server.append(letter("微视频报送"), NOON)

        assert (door.wait(stopped), door.wait(stopped)) == (True, False)


def test_a_letter_during_a_wait_is_news(server):
    with mailbox(server) as door:
        door.wait(stopped)
        append = threading.Timer(1.0, server.append, (letter("微视频报送"), NOON))
        append.start()

        news = door.wait(lambda: False)

    append.join()
    assert news is True


def test_a_server_without_idle_is_not_listened_to():
    with dovecot(capability="IMAP4rev1") as old, mailbox(old) as door:
        news = door.wait(stopped)

    assert news is None
