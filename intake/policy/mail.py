"""[mailbox] and [smtp]: where letters arrive, and how replies leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import pydantic
from pydantic import ConfigDict

from intake.policy.bounds import STRICT, Day, Interval, Port, Tls


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxSettings:
    """[mailbox]: where letters arrive."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    host: str
    port: Port = 993
    tls: Tls = "tls"
    ca_file: str = ""
    user: str
    since: Day
    folders: tuple[str, ...] = ("INBOX",)
    done_folder: str = ""
    poll_seconds: Interval = 60
    staff: tuple[str, ...] = ()
    provider: str = "auto"
    authserv_id: str = ""


Most = Annotated[int, pydantic.Field(ge=0, le=100_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How fast replies leave: seconds between two, most in an hour and in a day; 0 is no limit."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    seconds: Most = 10
    hour: Most = 60
    day: Most = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpSettings:
    """[smtp]: how replies leave. The key `from`, a word of Python's own, is read as `sender`."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    host: str
    port: Port = 465
    tls: Tls = "tls"
    ca_file: str = ""
    user: str
    sender: Annotated[str, pydantic.Field(validation_alias="from")]
    name: str
    rates: Rates = Rates()
