"""[replies]: when a reply leaves, and when it waits for staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

import pydantic
from pydantic import ConfigDict

from intake.model import ReplyKind
from intake.policy.bounds import STRICT

ClockTime = Annotated[str, pydantic.Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySettings:
    """[replies]: when a reply leaves, and when it waits for staff."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    send: bool = False
    settle_minutes: Annotated[float, pydantic.Field(ge=0, le=10_080, allow_inf_nan=False)] = 2
    quiet_minutes: Annotated[float, pydantic.Field(ge=0, le=10_080, allow_inf_nan=False)] = 30
    quiet_hours: tuple[ClockTime, ClockTime] = ("21:00", "08:00")
    remind_days: Annotated[int, pydantic.Field(ge=1, le=365)] = 3
    per_sender_day: Annotated[int, pydantic.Field(ge=1)] = 10
    evidence: Literal["bcc", "sent", "none"] = "bcc"
    hold: tuple[ReplyKind, ...] = ()
    digest_to: tuple[str, ...] = ()
    digest_at: ClockTime = "08:00"
