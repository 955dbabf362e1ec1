"""Mail servers that do one thing wrong, on 127.0.0.1, until the end of their ``with`` block."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Self

HOST = "127.0.0.1"
Certificate = tuple[Path, Path]


class Wire:
    """One connection to a fault server, from the server's side."""

    def __init__(self, connection: socket.socket, stop: threading.Event) -> None:
        self._connection = connection
        self._file = connection.makefile("rb")
        self._stop = stop

    def encrypt(self, certificate: Certificate) -> None:
        """Speak TLS from now on. Raises OSError when the client does not like our certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        self._file.close()
        self._connection = context.wrap_socket(self._connection, server_side=True)
        self._file = self._connection.makefile("rb")

    def hear(self) -> str:
        """The next line without its end. Raises EOFError when the client is gone."""
        return self.hear_raw().decode("utf-8", "replace").rstrip("\r\n")

    def hear_raw(self) -> bytes:
        """The next line as it came. Raises EOFError when the client is gone."""
        line = self._file.readline()
        if not line:
            raise EOFError
        return line

    def say(self, *lines: str) -> None:
        """Send lines."""
        self.say_raw("".join(f"{line}\r\n" for line in lines).encode())

    def say_raw(self, content: bytes) -> None:
        """Send bytes as they are."""
        self._connection.sendall(content)

    def drip(self, content: bytes, seconds: float) -> None:
        """Send bytes one by one, `seconds` apart, until the test ends."""
        for byte in content:
            if self._stop.wait(seconds):
                return
            self.say_raw(bytes([byte]))

    def stall(self) -> None:
        """Say nothing more until the test ends."""
        self._stop.wait(60)

    def drop(self) -> None:
        """Hang up."""
        raise EOFError

    def close(self) -> None:
        """Close both ends' streams; a thread that waits on them wakes up."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._file.close()
        self._connection.close()


class FaultServer:
    """Runs `talk` in a thread for each connection; `connections` counts them.

    With a `certificate` it speaks TLS from the first byte.
    """

    def __init__(
        self,
        talk: Callable[[Wire], None],
        *,
        certificate: Certificate | None = None,
        host: str = HOST,
    ) -> None:
        self.connections = 0
        self._talk = talk
        self._certificate = certificate
        self._stop = threading.Event()
        self._listener = socket.create_server((host, 0))
        self._listener.settimeout(0.01)
        self.port: int = self._listener.getsockname()[1]
        self._connections: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(0.2)
        for connection in self._connections:  # whoever still talks to nobody
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(TimeoutError):
                connection, _ = self._listener.accept()
                connection.settimeout(10)
                self.connections += 1
                self._connections.append(connection)
                thread = threading.Thread(target=self._serve, args=(connection,))
                self._threads.append(thread)
                thread.start()

    def _serve(self, connection: socket.socket) -> None:
        wire = Wire(connection, self._stop)
        with contextlib.closing(wire), contextlib.suppress(OSError, EOFError):
            if self._certificate is not None:
                wire.encrypt(self._certificate)
            self._talk(wire)


Act = str | Callable[[Wire], None]
"""What a fault server does: say a line (``{tag}`` is filled in), or something of its own."""


@dataclass
class FaultSmtp:
    """An SMTP server that keeps to the book except for `acts`.

    Their keys are how a command begins, in any case; ``GREETING``, ``INSIDE`` (each line of
    content) and ``CONTENT`` (the answer to the whole) are keys, too. `accepted` is the truth: the
    contents that arrived whole, dots undone, and that it has taken or may have taken over. `heard`
    holds the commands, with 354 for our go-ahead, before it is said, and CONTENT for a content's
    first line.
    """

    acts: Mapping[str, Act] = field(default_factory=dict)
    features: tuple[str, ...] = ("SIZE 100000000", "8BITMIME")
    heard: list[str] = field(default_factory=list)
    accepted: list[bytes] = field(default_factory=list)

    def __call__(self, wire: Wire) -> None:
        self._act(wire, "GREETING", "220 ready")
        while True:
            command = wire.hear()
            self.heard.append(command)
            if command.upper().startswith("EHLO"):
                lines = ["localhost", *self.features]
                self._act(wire, "EHLO", "\r\n".join([*(f"250-{x}" for x in lines), "250 HELP"]))
            elif command.upper() == "DATA":
                self._data(wire)
            elif command.upper() == "QUIT":
                self._act(wire, "QUIT", "221 bye")
                return
            else:
                self._act(wire, command, "250 ok")

    def _data(self, wire: Wire) -> None:
        act = self.acts.get("DATA", "354 go ahead")
        if str(act).startswith("354"):
            self.heard.append("354")
            self._act(wire, "DATA", "354 go ahead")
            self._content(wire)
        else:
            self._act(wire, "DATA", "")

    def _content(self, wire: Wire) -> None:
        lines: list[bytes] = []
        while (line := wire.hear_raw()) != b".\r\n":
            if not lines:
                self.heard.append("CONTENT")
            if "INSIDE" in self.acts:
                self._act(wire, "INSIDE", "")
            lines.append(line.removeprefix(b"."))
        answer = self.acts.get("CONTENT", "250 taken")
        if not (isinstance(answer, str) and answer[:1] in ("4", "5")):
            self.accepted.append(b"".join(lines))
        self._act(wire, "CONTENT", "250 taken")

    def _act(self, wire: Wire, command: str, otherwise: str) -> None:
        begun = command.upper()
        starts = sorted((key for key in self.acts if begun.startswith(key.upper())), key=len)
        act = self.acts[starts[-1]] if starts else otherwise
        if isinstance(act, str):
            wire.say(act)
        else:
            act(wire)


@dataclass
class FaultImap:
    """An IMAP server with one letter, UID 7 in INBOX, that does as told for commands in `acts`.

    Keys are how a command begins after its tag; ``GREETING`` is one, too.
    """

    acts: Mapping[str, Act] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    tag: str = ""

    LETTER: ClassVar = b"Subject: x\r\n"
    USUAL: ClassVar[Mapping[str, Act]] = {
        "GREETING": "* OK ready",
        "CAPABILITY": "* CAPABILITY IMAP4rev1 UIDPLUS ID\r\n{tag} OK done",
        "LOGIN": "{tag} OK in",
        "ID": "* ID NIL\r\n{tag} OK done",
        "LIST": '* LIST (\\HasNoChildren) "/" "INBOX"\r\n{tag} OK done',
        "EXAMINE": "* 1 EXISTS\r\n* OK [UIDVALIDITY 5] ok\r\n{tag} OK [READ-ONLY] done",
        "UID SEARCH": "* SEARCH 7\r\n{tag} OK done",
        "UID FETCH 7 (INTERNALDATE RFC822.SIZE)": (
            '* 1 FETCH (UID 7 INTERNALDATE "12-Nov-2020 10:00:00 +0800")\r\n{tag} OK done'
        ),
        "UID FETCH 7 (RFC822.SIZE INTERNALDATE)": (
            '* 1 FETCH (UID 7 RFC822.SIZE 12 INTERNALDATE "12-Nov-2020 10:00:00 +0800")\r\n'
            "{tag} OK done"
        ),
        "UID FETCH 7 (BODY.PEEK[]<0.1048576>)": (
            "* 1 FETCH (UID 7 BODY[]<0> {{12}}\r\nSubject: x\r\n)\r\n{tag} OK done"
        ),
        "LOGOUT": "* BYE\r\n{tag} OK done",
    }

    def __call__(self, wire: Wire) -> None:
        self._act(wire, "GREETING")
        while True:
            self.tag, _, command = wire.hear().partition(" ")
            self.heard.append(command)
            self._act(wire, command)

    def _act(self, wire: Wire, command: str) -> None:
        acts = {**self.USUAL, **self.acts}
        starts = sorted((key for key in acts if command.startswith(key)), key=len)
        act = acts[starts[-1]] if starts else "{tag} BAD unknown"
        if isinstance(act, str):
            wire.say(act.format(tag=self.tag))
        else:
            act(wire)


def babble(wire: Wire) -> None:
    """Talk without an end, each line a proper one."""
    while True:
        wire.say(*["* 1 EXISTS"] * 1000)
