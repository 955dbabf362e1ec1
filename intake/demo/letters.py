"""Letters of the story, as mail programs write them: UTF-8 or GBK, answers, delivery reports."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Literal

from intake.demo import films, forms
from intake.demo.stock import Stock
from intake.model import Field

ROBOT = "robot@example.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An attachment under the name that its sender gave it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A letter to be posted; `envelope` is its SMTP sender, empty for a delivery report."""

    name: str
    address: str
    envelope: str
    at: datetime
    subject: str = ""
    text: str = ""
    answers: str = ""
    files: tuple[File, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    charset: Literal["utf-8", "gbk"] = "utf-8"
    report: tuple[str, str] = ("", "")

    def bring(self, *files: File) -> Mail:
        """The same letter with these attachments, too."""
        return replace(self, files=(*self.files, *files))

    def say(self, subject: str, text: str, answers: str = "") -> Mail:
        """The same letter with its words; `answers` is the Message-ID that it answers."""
        return replace(self, subject=subject, text=text, answers=answers)

    def head(self, name: str, value: str) -> Mail:
        """The same letter with another header."""
        return replace(self, headers=(*self.headers, (name, value)))

    def raw(self) -> bytes:
        """The letter's bytes as they are posted."""
        message = _report(self) if self.report[0] else _message(self)
        return _in_gbk(self, message) if self.charset == "gbk" else message.as_bytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Makes films, forms and letters for the story; `shares` are what services have in stock."""

    ffmpeg: Path
    folder: Path
    now: datetime
    shares: dict[str, Stock] = field(default_factory=dict)

    def film(self, film: films.Film, name: str) -> File:
        """A film under the name that its sender gave it."""
        path = films.make(self.ffmpeg, self.folder, film)
        return File(name=name, content=path.read_bytes())

    def films(self, wanted: Mapping[str, films.Film]) -> list[File]:
        """Films by the names that their sender gave them, made at the same time."""
        with ThreadPoolExecutor(2) as hands:
            return list(hands.map(self.film, wanted.values(), wanted))

    def form(self, answers: Mapping[Field, str], name: str) -> File:
        """The registration form with these answers; without any as it was handed out."""
        path = forms.docx(self.folder / "form.docx", answers)
        return File(name=name, content=path.read_bytes())

    def mail(self, name: str, address: str) -> Mail:
        """An empty letter from somebody, written now."""
        return Mail(name=name, address=address, envelope=address, at=self.now)


def gbk(mail: Mail) -> Mail:
    """The same letter as Foxmail writes it: everything in GBK, labelled gb2312."""
    return replace(mail, charset="gbk")


def bounce(workshop: Workshop, recipient: str, message_id: str) -> Mail:
    """A delivery report (RFC 3464): the letter with this Message-ID did not reach `recipient`."""
    mail = workshop.mail("Mail Delivery System", "mailer-daemon@post.example")
    words = "Your message could not be delivered: mailbox full.\n"
    told = mail.say("Undelivered Mail Returned to Sender", words)
    return replace(told, envelope="", report=(recipient, message_id))


def _message(mail: Mail) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{mail.name} <{mail.address}>"
    message["To"] = ROBOT
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = f"<{_token(mail)}@{mail.address.partition('@')[2]}>"
    if mail.answers:
        message["In-Reply-To"] = message["References"] = mail.answers
    for name, value in mail.headers:
        message[name] = value
    message.set_content(mail.text)
    for file in mail.files:
        kind = ("video", "mp4") if file.name.endswith(".mp4") else ("application", "octet-stream")
        message.add_attachment(file.content, maintype=kind[0], subtype=kind[1], filename=file.name)
    return message


def _report(mail: Mail) -> EmailMessage:
    """multipart/report by hand: the standard library builds no delivery reports."""
    recipient, message_id = mail.report
    message = _message(replace(mail, text="", files=()))
    message.clear_content()
    edge = f"report-{_token(mail)}"
    parts = (
        f"Content-Type: text/plain; charset=us-ascii\n\n{mail.text}",
        (
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns; post.example\n\n"
            f"Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.2.2\n"
        ),
        f"Content-Type: text/rfc822-headers\n\nMessage-ID: {message_id}\nTo: {recipient}\n",
    )
    message["Content-Type"] = f'multipart/report; report-type=delivery-status; boundary="{edge}"'
    body = "".join(f"--{edge}\n{part}\n" for part in parts) + f"--{edge}--\n"
    message.set_payload(body.replace("\n", "\r\n"))
    return message


def _in_gbk(mail: Mail, message: EmailMessage) -> bytes:
    """The letter's words and names in GBK bytes behind a gb2312 label."""
    edge = f"gbk-{_token(mail)}"
    lines = [
        f'From: "{_word(mail.name)}" <{mail.address}>',
        f"To: {ROBOT}",
        f"Subject: {_word(mail.subject)}",
        f"Date: {message['Date']}",
        f"Message-ID: {message['Message-ID']}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="{edge}"',
        "",
        f"--{edge}",
        'Content-Type: text/plain; charset="gb2312"',
        "Content-Transfer-Encoding: base64",
        "",
        *_base64(mail.text.encode("gbk")),
    ]
    for file in mail.files:
        lines += [
            f"--{edge}",
            f'Content-Type: application/octet-stream; name="{_word(file.name)}"',
            "Content-Transfer-Encoding: base64",
            f'Content-Disposition: attachment; filename="{_word(file.name)}"',
            "",
            *_base64(file.content),
        ]
    return "\r\n".join([*lines, f"--{edge}--", ""]).encode("ascii")


def _word(text: str) -> str:
    """An encoded word as Foxmail writes it, quotes and all."""
    return f"=?gb2312?B?{base64.b64encode(text.encode('gbk')).decode()}?="


def _base64(content: bytes) -> list[str]:
    coded = base64.encodebytes(content).decode("ascii")
    return coded.splitlines()


def _token(mail: Mail) -> str:
    """The same letter, the same token."""
    words = (mail.address, mail.subject, len(mail.files), mail.answers, mail.at.isoformat())
    return hashlib.sha256(repr(words).encode()).hexdigest()[:12]
