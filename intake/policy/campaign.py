"""[campaign]: who calls, for whom, until when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo

import pydantic
from pydantic import ConfigDict

from intake.model import Window
from intake.policy.bounds import STRICT, Day, Days, Moment


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
    topic_words: tuple[str, ...] = ()
    organiser_links: tuple[str, ...] = ()
    schools: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the campaign's days are meant."""
        return ZoneInfo(self.timezone)

    def closes(self, school: str = "", sender: str = "") -> datetime:
        """The deadline for a school or sender without grace: a day is meant to its end."""
        until = self.extensions.get(school) or self.extensions.get(sender) or self.deadline
        if isinstance(until, datetime):
            return until if until.tzinfo else until.replace(tzinfo=self.zone)
        return datetime.combine(until + timedelta(days=1), time.min, self.zone)

    def window(self, school: str = "", sender: str = "") -> Window:
        """When an entry of this school and sender may arrive, grace included."""
        opens = datetime.combine(self.opens, time.min, self.zone) if self.opens else None
        return Window(
            opens=opens, closes=self.closes(school, sender) + timedelta(minutes=self.grace_minutes)
        )
