"""The two mail doors as tests set them up: settings for any server, letters, a second look."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Protocol

from imapclient import IMAPClient

from intake.letters.mailbox import Mailbox
from intake.model import Place
from intake.policy import MailboxSettings, SmtpSettings
from intake.replies.post import Postman

HOST = "127.0.0.1"
USER = "robot@example.com"
TEACHER = "wang@wannan.edu.cn"
PASSWORD = "Kn0wn-only-to-tests"
SINCE = date(2020, 11, 10)
NOON = datetime.fromisoformat("2020-11-12T12:00:00+08:00")


class Server(Protocol):
    """An IMAP server that tests put letters into."""

    user: str
    password: str

    def append(self, raw: bytes, when: datetime, folder: str = "INBOX") -> None: ...


def port_of(server: object) -> int:
    """The plain IMAP port of whatever server."""
    port: int = getattr(server, "imap_port", 0) or server.port
    return port


def settings(server: object, **changes: object) -> MailboxSettings:
    """[mailbox] for a server, on a plain line."""
    user = getattr(server, "user", USER)
    values = {"host": HOST, "port": port_of(server), "tls": "none", "user": user, "since": SINCE}
    return MailboxSettings(**{**values, **changes})


@contextlib.contextmanager
def mailbox(
    server: object, password: str = "", seconds: float = 30.0, **changes: object
) -> Iterator[Mailbox]:
    """The IMAP door on a server, closed at the end."""
    secret = password or getattr(server, "password", PASSWORD)
    door = Mailbox(settings(server, **changes), secret, seconds=seconds)
    with contextlib.closing(door):
        yield door


def postman(port: int, password: str = "", seconds: float = 30.0, **changes: object) -> Postman:
    """The SMTP door on a port of this machine."""
    values = {"host": HOST, "port": port, "tls": "none", "user": USER, "sender": USER, "name": "组"}
    return Postman(SmtpSettings(**{**values, **changes}), password, seconds=seconds)


def letter(subject: str = "x", text: str = "text") -> bytes:
    """A small letter."""
    return f"From: {TEACHER}\r\nSubject: {subject}\r\n\r\n{text}\r\n".encode()


def place(uid: int = 7, folder: str = "INBOX", uidvalidity: int = 5, account: str = USER) -> Place:
    """A place; as it stands, that of FaultImap's letter."""
    return Place(account=account, folder=folder, uidvalidity=uidvalidity, uid=uid)


@contextlib.contextmanager
def look(server: Server, folder: str) -> Iterator[IMAPClient]:
    """A second client of the same mailbox, with `folder` open for reading."""
    with IMAPClient(HOST, port_of(server), ssl=False, timeout=10) as client:
        client.login(server.user, server.password)
        client.select_folder(folder, readonly=True)
        yield client


def flags(server: Server, folder: str = "INBOX") -> dict[int, list[bytes]]:
    """Each letter's flags, less \\Recent."""
    with look(server, folder) as client:
        found = client.fetch(client.search("ALL"), ["FLAGS"])
    return {
        uid: [flag for flag in answer[b"FLAGS"] if flag != b"\\Recent"]
        for uid, answer in sorted(found.items())
    }


def contents(server: Server, folder: str) -> list[bytes]:
    """The raw letters in a folder, by UID."""
    with look(server, folder) as client:
        found = client.fetch(client.search("ALL"), ["BODY.PEEK[]"])
    return [found[uid][b"BODY[]"] for uid in sorted(found)]
