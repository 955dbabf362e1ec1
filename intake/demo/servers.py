"""Embedded mail servers: an IMAP mailbox (pymap) and an SMTP server (aiosmtpd) on this machine.

Both run in one asyncio loop in a thread of their own and are used through their sockets, so that
the robot meets them as it meets any mail server. Mail sent to the robot's address lands in its
INBOX; mail to anybody else is kept in ``delivered``. Nothing touches the disk or leaves 127.0.0.1.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import threading
import time
from argparse import Namespace
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from proxyprotocol.noop import ProxyProtocolNoop
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import Config, Login
from pymap.concurrent import Subsystem
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

HOST = "127.0.0.1"
LETTER_BYTES = 220 * 1024 * 1024
START_SECONDS = 10
STORE_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A message that the SMTP server accepted for one recipient other than the robot."""

    sender: str
    recipient: str
    content: bytes


def machine_time() -> datetime:
    """The machine's time, by which a mail server stamps what arrives; a test may set another."""
    return datetime.fromtimestamp(time.time(), UTC)


class MailServers:
    """The robot's mailbox and a post office, from ``with`` to the end of its block.

    Any sender may post without a login; a login with `user` and `password` is taken too. `clock`
    may be set at any time: it stamps INTERNALDATE on mail that comes by SMTP.
    """

    def __init__(
        self,
        user: str = "robot@example.com",
        password: str = "",
        *,
        clock: Callable[[], datetime] = machine_time,
    ) -> None:
        self.user = user
        self.password = password or secrets.token_urlsafe(12)
        self.clock = clock
        self.delivered: list[Delivered] = []
        self.imap_port = 0
        self.smtp_port = 0
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail servers", daemon=True)

    def __enter__(self) -> Self:
        """Start both servers. Raises RuntimeError when they cannot."""
        self._thread.start()
        self._ready.wait(START_SECONDS)
        if not self.smtp_port:
            message = "the embedded mail servers did not start"
            raise RuntimeError(message)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop both servers and wait for their thread."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def append(self, raw: bytes, when: datetime, folder: str = "INBOX") -> None:
        """Put a letter into a folder of the robot's mailbox as received at `when` (aware)."""
        work = self._store(raw, when, folder)
        asyncio.run_coroutine_threadsafe(work, self._loop).result(STORE_SECONDS)

    async def _store(self, raw: bytes, when: datetime, folder: str) -> None:
        async with self._identity.new_session() as session:
            if folder.upper() != "INBOX":
                with contextlib.suppress(ValueError):  # the folder is there already
                    await session.mailbox_set.add_mailbox(folder)
            mailbox = await session.mailbox_set.get_mailbox(folder)
            await mailbox.append(AppendMessage(raw, when))

    async def _deliver(self, envelope: Envelope) -> None:
        content, sender = envelope.content or b"", envelope.mail_from or ""
        raw = content if isinstance(content, bytes) else content.encode()
        for recipient in envelope.rcpt_tos:
            if recipient.lower() == self.user.lower():
                await self._store(raw, self.clock(), "INBOX")
            else:
                letter = Delivered(sender=sender, recipient=recipient, content=raw)
                self.delivered.append(letter)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        """Open both ports and wait for the end; the loop then cancels what is still connected."""
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        imap = await self._open_imap()
        smtp = await self._loop.create_server(self._smtp, HOST, 0)
        self.imap_port = imap.sockets[0].getsockname()[1]
        self.smtp_port = smtp.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        imap.close()
        smtp.close()

    async def _open_imap(self) -> asyncio.Server:
        config = _Config(
            Namespace(passlib_cfg=None, proxy_protocol=None),
            host=HOST,
            port=0,
            demo_data=False,
            demo_user=self.user,
            demo_password=self.password,
            tls_enabled=False,
            hash_context=Cleartext(),
            cpu_subsystem=Subsystem.for_asyncio(),
            invalid_user_sleep=0.0,
            max_append_len=LETTER_BYTES,
        )
        config.apply_context()
        login = Login(config)
        self._identity = login.demo_user_identity
        await self._identity.set(UserMetadata(config, self.user, password=self.password))
        server = IMAPServer(login, config)
        plain = ProxyProtocolReader(ProxyProtocolNoop())
        return await asyncio.start_server(plain.get_callback(server), HOST, 0)

    def _smtp(self) -> SMTP:
        return SMTP(
            _PostOffice(self._deliver),
            data_size_limit=LETTER_BYTES,
            hostname="localhost",
            auth_require_tls=False,
            authenticator=self._authenticate,
        )

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object
    ) -> AuthResult:
        expected = LoginPassword(self.user.encode(), self.password.encode())
        # handled=False lets aiosmtpd itself answer 535 to a wrong password
        return AuthResult(success=given == expected, handled=False)


class _PostOffice:
    """aiosmtpd's handler: hands every accepted message over, then answers."""

    def __init__(self, deliver: Callable[[Envelope], Awaitable[None]]) -> None:
        self._deliver = deliver

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  (aiosmtpd's name)
        """Deliver before the 250, so that whoever sent may look at once."""
        await self._deliver(envelope)
        return "250 OK"


class _Config(Config):
    """pymap's settings; its own greeting looks the machine's name up in the DNS."""

    @property
    def greeting(self) -> bytes:
        return b"Server ready"
