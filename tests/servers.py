"""A real mail server for tests: Dovecot, and certificates.

It listens on 127.0.0.1 and ends with its ``with`` block. The embedded servers are
intake.demo.servers, servers that do one thing wrong are faultservers.py.
"""

from __future__ import annotations

import contextlib
import imaplib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import imapclient.imap_utf7
import pytest
from programs import require

HOST = "127.0.0.1"
PASSWORD = "Kn0wn-only-to-tests"
START_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dovecot:
    """A running Dovecot with a mailbox for any user.

    `port` is plain IMAP, with STARTTLS if it has a certificate; `tls_port` is TLS from the start.
    """

    port: int
    tls_port: int
    user: str = "robot@example.com"
    password: str = PASSWORD

    def append(self, raw: bytes, when: datetime, folder: str = "INBOX") -> None:
        """Put a letter into a folder as received at `when`."""
        name = '"' + imapclient.imap_utf7.encode(folder).decode() + '"'
        with imaplib.IMAP4(HOST, self.port) as line:
            line.login(self.user, self.password)
            line.create(name)
            answer, words = line.append(name, "", when, raw)
            assert answer == "OK", words


@contextlib.contextmanager
def dovecot(
    *, capability: str = "", certificate: tuple[Path, Path] | None = None
) -> Iterator[Dovecot]:
    """Dovecot 2.3 with a Junk and a Sent folder, and, if named, just these capabilities."""
    program = require("dovecot")
    if not _run(program, "--version").startswith("2.3"):
        pytest.skip("the tests' configuration is written for Dovecot 2.3")
    # Dovecot's own users must be able to search the folder: pytest's tmp_path is closed to them
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    folder.chmod(0o755)
    server = Dovecot(port=_free_port(), tls_port=_free_port())
    config = folder / "dovecot.conf"
    config.write_text(_dovecot_config(folder, server, capability, certificate), "utf-8")
    process = subprocess.Popen(
        [program, "-F", "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _wait_for(server.port, process)
        yield server
    finally:
        process.terminate()
        process.communicate(timeout=START_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def _dovecot_config(
    folder: Path, server: Dovecot, capability: str, certificate: tuple[Path, Path] | None
) -> str:
    """Run by root, mail belongs to nobody; run by anyone else, everything is theirs."""
    import grp  # noqa: PLC0415  (Windows has neither, and imports this file, too)
    import pwd  # noqa: PLC0415

    root = os.geteuid() == 0
    owner = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
    own = owner.pw_name, grp.getgrgid(owner.pw_gid).gr_name
    (folder / "mail").mkdir()
    os.chown(folder / "mail", owner.pw_uid, owner.pw_gid)
    tls = "ssl = no"
    if certificate is not None:
        tls = f"ssl = yes\nssl_cert = <{certificate[0]}\nssl_key = <{certificate[1]}"
    return DOVECOT.format(
        folder=folder,
        host=HOST,
        tls=tls,
        rootless="" if root else ROOTLESS.format(user=own[0], group=own[1]),
        offered=f"imap_capability = {capability}" if capability else "",
        password=server.password,
        uid=owner.pw_uid,
        gid=owner.pw_gid,
        port=server.port,
        tls_port=server.tls_port if certificate is not None else 0,
    )


ROOTLESS = """
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
""" + "".join(
    f"service {name} {{{{\n  chroot =\n}}}}\n" for name in ("anvil", "imap-login", "stats", "auth")
)
DOVECOT = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = {host}
{tls}
{rootless}
{offered}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
namespace inbox {{
  inbox = yes
  mailbox Quarantine {{
    auto = create
    special_use = \\Junk
  }}
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
}}
"""


def certificate(folder: Path) -> tuple[Path, Path]:
    """A self-signed certificate for localhost and its key, as PEM files in `folder`."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    _run(
        require("openssl"),
        *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
        *("-addext", f"subjectAltName=DNS:localhost,IP:{HOST}"),
        *("-keyout", str(key), "-out", str(cert)),
    )
    return cert, key


def _run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, check=True, text=True).stdout


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), 1):
            return
        time.sleep(0.02)
    pytest.fail("Dovecot did not start")
