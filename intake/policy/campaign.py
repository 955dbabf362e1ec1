"""[campaign]: who calls, for whom, until when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo

import pydantic
from pydantic import ConfigDict

from intake import text
from intake.model import Window
from intake.policy.bounds import STRICT, Day, Days, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderSettings:
    """[campaign] senders: one who may hand in at this tier, by address or mail domain."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str
    province: str = ""
    addresses: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    def is_of(self, address: str) -> bool:
        """Whether an address is this sender's."""
        address = address.lower()
        domain = address.rpartition("@")[2]
        own = [d.lower().removeprefix("@") for d in self.domains]
        within = any(domain == d or domain.endswith(f".{d}") for d in own if d)
        return within or address in {a.lower() for a in self.addresses}


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """[campaign]: who calls, for whom, until when."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    id: str
    name: str
    prefix: Annotated[str, pydantic.Field(pattern="^[A-Za-z]{1,8}$")]
    tier: Literal["province", "national"]
    timezone: str = "Asia/Shanghai"
    opens: Day | None = None
    deadline: Moment
    grace_minutes: Annotated[int, pydantic.Field(ge=0, le=10_080)] = 0
    correction_days: Days = 3
    extensions: dict[str, Day] = field(default_factory=dict)
    quota: Annotated[int, pydantic.Field(ge=0, le=100_000)] = 0
    province: str = ""
    senders: tuple[SenderSettings, ...] = ()
    topic_words: tuple[str, ...] = ()
    organiser_links: tuple[str, ...] = ()
    days_off: tuple[Day, ...] = ()
    schools: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the campaign's days are meant."""
        return ZoneInfo(self.timezone)

    def known_sender(self, address: str) -> SenderSettings | None:
        """Which of those who may hand in here has this address."""
        return next((sender for sender in self.senders if sender.is_of(address)), None)

    def closes(self, *names: str) -> datetime:
        """The deadline of a school or sender by all its names, the nearest first, without grace.

        A day is meant to its end.
        """
        longer = {text.normalise(name): until for name, until in self.extensions.items()}
        given = [longer[key] for name in names if (key := text.normalise(name)) in longer]
        until = next(iter(given), self.deadline)
        if isinstance(until, datetime):
            return until if until.tzinfo else until.replace(tzinfo=self.zone)
        return datetime.combine(until + timedelta(days=1), time.min, self.zone)

    def window(self, *names: str) -> Window:
        """When an entry of a school or sender of these names may arrive, grace included."""
        opens = datetime.combine(self.opens, time.min, self.zone) if self.opens else None
        return Window(
            opens=opens, closes=self.closes(*names) + timedelta(minutes=self.grace_minutes)
        )
