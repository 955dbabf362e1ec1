"""Lines to mail servers: encrypted, in plain words, and with an end."""

from __future__ import annotations

import socket
import ssl
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from maildoors import settings

from intake.errors import BadSetup
from intake.line import Watchdog, distrust, encryption, is_loopback, printable

NOWHERE = type("Nowhere", (), {"port": 993})


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.8.9.10", "::1"])
def test_this_machine_is_loopback(host):
    assert is_loopback(host) is True


@pytest.mark.parametrize(
    "host", ["imap.163.com", "localhost.cn", "10.0.0.1", "0.0.0.0", "::", "", "127.0.0.1.cn"]
)
def test_other_machine_is_not_loopback(host):
    assert is_loopback(host) is False


def test_plain_line_to_this_machine_needs_no_context():
    assert encryption(settings(NOWHERE, tls="none")) is None


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_context_verifies_certificate_and_name(tls):
    context = encryption(settings(NOWHERE, tls=tls, host="imap.example.com"))

    assert (context.verify_mode, context.check_hostname, context.minimum_version) == (
        ssl.CERT_REQUIRED,
        True,
        ssl.TLSVersion.TLSv1_2,
    )


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_authority_that_cannot_be_used(content, tmp_path):
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(BadSetup) as caught:
        encryption(settings(NOWHERE, tls="tls", ca_file=str(path)))

    words = str(caught.value)
    assert words.startswith(f"ca_file {path}: cannot be used (")
    assert words.endswith("); it must be a PEM file")


def test_distrust_names_the_server_and_the_cure():
    error = ssl.SSLCertVerificationError("x")
    error.verify_message = "certificate has expired"

    told = distrust(settings(NOWHERE, host="imap.example.com"), error)

    assert type(told) is BadSetup
    assert str(told) == (
        "imap.example.com:993: the certificate is not trusted (certificate has expired); correct "
        "host, or name your own authority in ca_file"
    )


@pytest.mark.parametrize(
    ("words", "secrets", "shown"),
    [
        (b"plain", (), "plain"),
        ("密码错误".encode(), (), "密码错误"),
        (b"\xff\xfe", (), "\ufffd\ufffd"),
        ("a\r\nb\t\x00 c\u202e", (), "a b c"),
        ("x" * 300, (), "x" * 200),
        ("your hush is wrong: hush", ("hush",), "your *** is wrong: ***"),
        ("nothing secret", ("", "hush"), "nothing secret"),
        ("y" * 198 + "hush", ("hush",), "y" * 198 + "**"),
    ],
)
def test_printable(words, secrets, shown):
    assert printable(words, *secrets) == shown


@given(words=st.text() | st.binary(), secret=st.text("abc", min_size=4, max_size=8))
def test_printable_is_one_short_line_without_the_secret(words, secret):
    shown = printable(words, secret)

    assert len(shown) <= 200
    assert "".join(sign for sign in shown if not sign.isprintable()) == ""
    assert shown.count(secret) == 0


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def test_watchdog_hangs_up_in_time(pair):
    ours, _ = pair
    watchdog = Watchdog(0.1)
    watchdog.guard(ours)

    begun = time.monotonic()
    heard = ours.recv(1)

    assert (heard, watchdog.expired) == (b"", True)
    assert 0.05 < time.monotonic() - begun < 1


def test_watchdog_dismissed_does_nothing(pair):
    ours, theirs = pair
    watchdog = Watchdog(0.1)
    watchdog.guard(ours)

    watchdog.dismiss()
    time.sleep(0.2)
    theirs.send(b"x")

    assert (ours.recv(1), watchdog.expired) == (b"x", False)


def test_watchdog_that_has_bitten_hangs_a_later_line_up_at_once(pair):
    ours, _ = pair
    watchdog = Watchdog(0.0)
    time.sleep(0.1)

    watchdog.guard(ours)

    assert (ours.recv(1), watchdog.expired) == (b"", True)


def test_watchdog_survives_a_closed_line(pair):
    ours, _ = pair
    watchdog = Watchdog(0.05)
    watchdog.guard(ours)

    ours.close()
    time.sleep(0.15)

    assert watchdog.expired is True
