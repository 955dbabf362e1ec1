"""The SMTP door: one reply, one connection, one of four outcomes; the server knows what it took."""

from __future__ import annotations

import time

import pytest
from faultservers import FaultServer, FaultSmtp, Wire
from hypothesis import given, settings
from hypothesis import strategies as st
from maildoors import HOST, PASSWORD, TEACHER, USER, postman
from servers import certificate

from intake.demo.servers import Delivered, MailServers
from intake.errors import BadSetup, TryLater
from intake.replies.post import Delivery

REPLY = b"From: robot@example.com\r\nSubject: x\r\n\r\ntext\r\n"
ARCHIVE = "archive@example.com"


def nothing() -> None:
    """No durable mark."""


@pytest.fixture
def plain():
    """A server that keeps to the book, and what it heard."""
    talk = FaultSmtp()
    with FaultServer(talk) as server:
        yield server, talk


def test_sent_through_the_embedded_server_with_a_login():
    with MailServers() as servers:
        post = postman(servers.smtp_port, servers.password)

        delivery = post.send(REPLY, TEACHER, [], nothing)

        assert delivery == Delivery(outcome="sent", code=250, detail="250 OK")
        sent = Delivered(sender=USER, recipient=TEACHER, content=REPLY)
        assert servers.delivered == [sent]


def test_copies_are_recipients_and_no_header():
    with MailServers() as servers:
        post = postman(servers.smtp_port, servers.password)

        post.send(REPLY, TEACHER, [ARCHIVE], nothing)

        assert [(s.recipient, s.content) for s in servers.delivered] == [
            (TEACHER, REPLY),
            (ARCHIVE, REPLY),
        ]


def test_dialogue_in_order(plain):
    server, talk = plain

    postman(server.port).send(REPLY, TEACHER, [ARCHIVE], nothing)

    assert talk.heard == [
        "ehlo localhost",
        f"mail FROM:<{USER}> size={len(REPLY)} body=8bitmime",
        f"rcpt TO:<{TEACHER}>",
        f"rcpt TO:<{ARCHIVE}>",
        "data",
        "354",
        "CONTENT",
        "quit",
    ]


def test_options_only_where_offered():
    talk = FaultSmtp(features=())
    with FaultServer(talk) as server:
        postman(server.port).send(REPLY, TEACHER, [], nothing)

    assert talk.heard[1] == f"mail FROM:<{USER}>"


def test_announced_once_between_go_ahead_and_content(plain):
    """The mark takes its time; a content that did not wait for it would be heard before it."""
    server, talk = plain

    def announce() -> None:
        time.sleep(0.1)
        talk.heard.append("announced")

    postman(server.port).send(REPLY, TEACHER, [], announce)

    assert talk.heard[3:] == ["data", "354", "announced", "CONTENT", "quit"]


def test_mark_that_fails_is_raised_and_nothing_is_sent(plain):
    server, talk = plain

    def announce() -> None:
        message = "the disk is full"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError, match=r"^the disk is full$"):
        postman(server.port).send(REPLY, TEACHER, [], announce)

    assert (talk.accepted, "CONTENT" in talk.heard) == ([], False)


@pytest.mark.parametrize("code", [251, 250])
def test_recipient_that_the_server_forwards(code):
    talk = FaultSmtp({"rcpt": f"{code} will forward"})
    with FaultServer(talk) as server:
        assert postman(server.port).send(REPLY, TEACHER, [], nothing).outcome == "sent"

    assert talk.accepted == [REPLY]


@pytest.mark.parametrize(
    "to",
    [
        "",
        "wang",
        "wang@",
        "@wannan.edu.cn",
        "wang@wannan.edu.cn>",
        "wang@wannan.edu.cn\r\nRCPT TO:<x@y.cn>",
        "wang@皖南.cn",
        "王@wannan.edu.cn",
        "a b@c.cn",
        "evil@x.cn,wang@wannan.edu.cn",
        "a:b@c.cn",
        "a;b@c.cn",
        "a(b)@c.cn",
        "a[b]@c.cn",
        '"a"@c.cn',
        "a\\@c.cn",
    ],
)
def test_address_that_no_mail_goes_to(plain, to):
    server, _ = plain

    delivery = postman(server.port).send(REPLY, to, [], nothing)

    words = "not an address that mail goes to"
    assert delivery == Delivery(outcome="failed", code=None, detail=words)
    assert server.connections == 0


@pytest.mark.parametrize("to", ["a.b+c@d-e.cn", "_x@163.com", "12345@qq.com", "o'neil@x.cn"])
def test_address_is_the_one_that_the_server_hears(plain, to):
    server, talk = plain

    postman(server.port).send(REPLY, to, ["bad,copy@x.cn", ARCHIVE], nothing)

    assert talk.heard[2:4] == [f"rcpt TO:<{to}>", f"rcpt TO:<{ARCHIVE}>"]


def test_reply_through_an_encrypted_line(tmp_path):
    pem = certificate(tmp_path)
    talk = FaultSmtp()
    with FaultServer(talk, certificate=pem) as server:
        post = postman(server.port, tls="tls", ca_file=str(pem[0]))

        assert post.send(REPLY, TEACHER, [], nothing).outcome == "sent"

    assert talk.accepted == [REPLY]


def test_reply_through_starttls_with_a_login(tmp_path):
    pem = certificate(tmp_path)

    def encrypt(wire: Wire) -> None:
        wire.say("220 begin")
        wire.encrypt(pem)

    talk = FaultSmtp({"STARTTLS": encrypt, "AUTH": "235 in"}, features=("STARTTLS", "AUTH PLAIN"))
    with FaultServer(talk) as server:
        post = postman(server.port, PASSWORD, tls="starttls", ca_file=str(pem[0]))

        assert post.send(REPLY, TEACHER, [], nothing).outcome == "sent"

    heard = [line.split(" ")[0] for line in talk.heard]
    words = ["ehlo", "STARTTLS", "ehlo", "AUTH", "mail", "rcpt", "data", "354", "CONTENT"]
    assert heard == [*words, "quit"]


def test_server_that_drops_or_is_rude_at_leave_taking():
    for act in (Wire.drop, "500 what?", "garbage"):
        talk = FaultSmtp({"quit": act, "QUIT": act})
        with FaultServer(talk) as server:
            assert postman(server.port).send(REPLY, TEACHER, [], nothing).outcome == "sent"
        assert talk.accepted == [REPLY]


def test_check_tells_the_login():
    with MailServers() as servers:
        lines = postman(servers.smtp_port, servers.password).check()

        where = f"smtp {HOST}:{servers.smtp_port}"
        assert lines == [(where, f"logged in as {USER}")]


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_check_without_a_login(plain, password):
    server, _ = plain

    lines = postman(server.port, password).check()

    assert lines == [(f"smtp {HOST}:{server.port}", "reached, without a login")]


def test_server_that_is_not_there_is_for_later():
    with FaultServer(FaultSmtp()) as server:
        pass
    post = postman(server.port)

    delivery = post.send(REPLY, TEACHER, [], nothing)

    assert (delivery.outcome, delivery.code) == ("retry", None)
    assert delivery.detail.startswith(f"smtp {HOST}:{server.port}: ConnectionRefusedError: ")
    with pytest.raises(TryLater):
        post.check()


def test_password_that_cannot_be_one_is_never_sent():
    talk = FaultSmtp(features=("AUTH PLAIN",))
    with FaultServer(talk) as server, pytest.raises(BadSetup) as caught:
        postman(server.port, "密码").check()

    words = "the SMTP user or password holds characters that no authorisation code has"
    assert str(caught.value) == words
    assert talk.heard == ["ehlo localhost"]


@pytest.fixture(scope="module")
def patient():
    """A server for many replies."""
    talk = FaultSmtp()
    with FaultServer(talk) as server:
        yield server, talk


LINE = st.one_of(
    st.binary(max_size=30).map(lambda raw: raw.replace(b"\r", b"").replace(b"\n", b"")),
    st.sampled_from([b"", b".", b"..", b"...x", b"MAIL FROM:<x@y.cn>", "登记表".encode()]),
)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(LINE, min_size=1, max_size=8), end=st.sampled_from([b"\r\n", b"\n", b"\r"]))
def test_content_arrives_as_it_was_with_proper_line_ends(patient, lines, end):
    server, talk = patient
    talk.accepted.clear()

    delivery = postman(server.port).send(end.join([*lines, b""]), TEACHER, [], nothing)

    assert delivery.outcome == "sent"
    assert talk.accepted == [b"".join(line + b"\r\n" for line in lines)]


@pytest.mark.parametrize(
    ("content", "arrives"),
    [
        (b"", b"\r\n"),
        (b"no end", b"no end\r\n"),
        (b".", b".\r\n"),
        (b"a\r\n.\r\nMAIL FROM:<x@y.cn>\r\n", b"a\r\n.\r\nMAIL FROM:<x@y.cn>\r\n"),
        (b"a\n.\nb\r.\rc", b"a\r\n.\r\nb\r\n.\r\nc\r\n"),
    ],
)
def test_content_that_tries_to_end_early(plain, content, arrives):
    server, talk = plain

    postman(server.port).send(content, TEACHER, [], nothing)

    assert talk.accepted == [arrives]
    assert [line for line in talk.heard if "x@y.cn" in line] == []
