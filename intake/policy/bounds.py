"""Bounds: the types of config's values that are more than a type: ports, days, moments."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import pydantic
from pydantic import AfterValidator, ConfigDict
from pydantic_core import PydanticCustomError

STRICT = ConfigDict(extra="forbid", strict=True)
"""How every table is read: no unknown key, no value bent into another type."""
Tls = Literal["tls", "starttls", "none"]
YEARS = (2000, 2100)
"""Years beyond these are slips of the pen, and days are added to dates."""


def _near(day: date) -> date:
    if YEARS[0] <= day.year <= YEARS[1]:
        return day
    kind, words = "far_date", "Input should lie between the years {first} and {last}"
    raise PydanticCustomError(kind, words, {"first": YEARS[0], "last": YEARS[1]})


Day = Annotated[date, AfterValidator(_near)]
Moment = Annotated[datetime | date, AfterValidator(_near)]
Days = Annotated[int, pydantic.Field(ge=0, le=3660)]
Interval = Annotated[int, pydantic.Field(ge=1, le=86_400)]
Port = Annotated[int, pydantic.Field(ge=1, le=65_535)]
