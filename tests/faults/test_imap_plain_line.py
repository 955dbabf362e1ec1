"""A plain line to another machine would show the password to all: refused before it opens."""

from __future__ import annotations

import pytest
from faultservers import FaultImap, FaultServer, FaultSmtp
from maildoors import PASSWORD, mailbox, postman

from intake.errors import BadSetup

HOSTS = ["imap.example.com", "192.0.2.1", "localhost.example.com", "0.0.0.0", "::"]


def told(host: str) -> str:
    return (
        f'{host}: tls = "none" would send the password in the clear; write "tls" or "starttls" '
        "(plain lines are for this machine's own servers)"
    )


@pytest.mark.parametrize("host", HOSTS)
def test_mailbox_is_not_called(host):
    with (
        FaultServer(FaultImap()) as server,
        mailbox(server, host=host) as box,
        pytest.raises(BadSetup) as caught,
    ):
        box.places(())

    assert str(caught.value) == told(host)
    assert server.connections == 0


@pytest.mark.parametrize("host", HOSTS)
def test_post_is_not_called(host):
    with FaultServer(FaultSmtp()) as server:
        post = postman(server.port, PASSWORD, host=host)
        with pytest.raises(BadSetup) as caught:
            post.send(b"x", "a@b.cn", [], lambda: None)

    assert str(caught.value) == told(host)
    assert server.connections == 0
