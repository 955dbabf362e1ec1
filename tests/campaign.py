"""A campaign of the tests' own: real servers, a config on disk, letters in, replies out.

The robot runs in this process, or in one of its own, which may be killed at any step.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime
from email import policy as email_policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from forked import Robot
from python_calamine import CalamineWorkbook

from intake.cli import main
from intake.demo import config
from intake.demo.servers import MailServers
from intake.model import Field

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime.fromisoformat("2020-12-12T09:30:00+08:00")
TEACHER = "wang@wannan.edu.cn"


def write_config(folder: Path, servers: object, **changes: str) -> Path:
    """The shipped config, moved onto test servers; `changes` replace values, table__key=literal."""
    host, user = '"127.0.0.1"', f'"{servers.user}"'
    values = {
        "mailbox.host": host,
        "mailbox.port": str(servers.imap_port),
        "mailbox.tls": '"none"',
        "mailbox.user": user,
        "mailbox.folders": '["INBOX"]',
        "smtp.host": host,
        "smtp.port": str(servers.smtp_port),
        "smtp.tls": '"none"',
        "smtp.user": user,
        "smtp.from": user,
        "replies.send": "true",
        "templates.folder": f'"{(ROOT / "templates").as_posix()}"',
        **{key.replace("__", "."): value for key, value in changes.items()},
    }
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    # Films of these tests are judged without references, and staff look at their marks later.
    text = text.replace(
        '"marks.not-checked" = { level = "review"', '"marks.not-checked" = { level = "note"'
    )
    path = folder / "config.toml"
    path.write_text(config.rewrite(text, values), encoding="utf-8")
    return path


def letter(
    subject: str,
    files: Sequence[Path | tuple[str, bytes]] = (),
    *,
    sender: str = TEACHER,
    text: str = "老师好，作品见附件。",
    message_id: str | None = None,
    in_reply_to: str | None = None,
    **headers: str,
) -> bytes:
    """A letter as a mail program writes it."""
    message = EmailMessage(policy=email_policy.SMTP)
    message["From"] = f"王老师 <{sender}>"
    message["To"] = "robot@example.com"
    message["Subject"] = subject
    message["Date"] = "Sat, 12 Dec 2020 09:00:00 +0800"
    message["Message-ID"] = message_id or f"<{_token(subject, sender, len(files))}@wannan>"
    if in_reply_to:
        message["In-Reply-To"] = in_reply_to
        message["References"] = in_reply_to
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for file in files:
        name, content = (file.name, file.read_bytes()) if isinstance(file, Path) else file
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def form_answers() -> dict[Field, str]:
    """The nine fields as a careful teacher fills them in."""
    return {
        Field.TITLE: "《灯》",
        Field.SCHOOL: "皖南师范学院",
        Field.DURATION: "3秒",
        Field.GENRE: "纪录片",
        Field.CONTACT_NAME: "王老师",
        Field.CONTACT_PHONE: "13800000001",
        Field.CATEGORIES: "教育扶贫、科技扶贫",
        Field.PRODUCTION_PERIOD: "2020年10月1日-11月20日",
        Field.SYNOPSIS: "学生进村，点亮一盏灯。",
    }


def _token(*words: object) -> str:
    """The same words, the same token, in any process."""
    return hashlib.sha256(repr(words).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """The one JSON document on stdout."""
        return json.loads(self.out)


@contextlib.contextmanager
def environment(**values: str):
    """These variables set, and put back afterwards."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def command(*words: str, **variables: str) -> Done:
    """A command of the robot in this process, as a shell would run it."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with environment(**variables), redirect_stdout(out), redirect_stderr(err):
        try:
            main(list(words))
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


@dataclass
class Campaign:
    """Servers, a config and what came of them."""

    folder: Path
    servers: MailServers
    changes: dict[str, str] = field(default_factory=dict)
    config: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.configure()

    def configure(self, **changes: str) -> None:
        """Write the config anew with these values (table__key = a TOML literal)."""
        self.changes |= changes
        self.config = write_config(self.folder, self.servers, **self.changes)

    def receive(self, raw: bytes, at: datetime = NOW) -> None:
        """Let a letter lie in the mailbox as received at an instant."""
        self.servers.append(raw, at)

    @property
    def secrets(self) -> dict[str, str]:
        """The passwords as environment variables."""
        password = self.servers.password
        return {"INTAKE_MAILBOX_PASSWORD": password, "INTAKE_SMTP_PASSWORD": password}

    def run(self, *words: str, **variables: str) -> Done:
        """A command on this campaign in this process."""
        return command(*words, "--config", str(self.config), **{**self.secrets, **variables})

    def spawn(self, *words: str, **variables: str) -> Robot:
        """A command on this campaign in a process of its own."""
        told = [*words, "--config", str(self.config)]
        return Robot(told, {**self.secrets, **variables}, self.folder.parent)

    def away(self, *words: str, **variables: str) -> Done:
        """A command in a process of its own, waited for."""
        process = self.spawn(*words, **variables)
        out, err = process.communicate(timeout=120)
        return Done(process.returncode, out, err)

    def once(self, at: datetime = NOW, *, code: int = 0, **variables: str) -> dict[str, object]:
        """Turn everything once, ending with `code`; the JSON of what the ledger then holds."""
        done = self.run("once", "--json", "--now", at.isoformat(), **variables)
        assert done.code == code, done.err
        return done.json

    def replies(self) -> list[EmailMessage]:
        """What the robot has sent to others, parsed."""
        parser = BytesParser(policy=email_policy.default)
        return [parser.parsebytes(sent.content) for sent in self.servers.delivered]

    @property
    def workbook(self) -> Path:
        """The tracker's file."""
        return self.folder / "kept/desk/tracker.xlsx"

    def tracker(self) -> dict[str, list[list[object]]]:
        """The tracker's sheets as values."""
        book = CalamineWorkbook.from_path(str(self.workbook))
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def text_of(reply: EmailMessage) -> str:
    """A reply's plain text."""
    return reply.get_body(("plain",)).get_content()
