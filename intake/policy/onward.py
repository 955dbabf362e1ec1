"""[onward] and [plan]: what goes to the next tier, and when works are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

import pydantic
from pydantic import ConfigDict

from intake.policy.bounds import STRICT, Day

Column = Literal[
    "rank",
    "number",
    "province",
    "school",
    "title",
    "duration",
    "genre",
    "categories",
    "production-period",
    "synopsis",
    "contact-name",
    "contact-phone",
    "folder",
    "files",
]
"""What a column of the summary sheet may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardSettings:
    """[onward]: the next tier's address, its sheet, and how large a letter may be there.

    `columns` maps a heading to what stands below it, in the sheet's order.
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    to: Annotated[str, pydantic.Field(pattern=r"^([^@\s<>]+@[^@\s<>]+)?$")] = ""
    most: Annotated[int, pydantic.Field(ge=1, le=1000)] = 5
    folder: str = "kept/onward"
    letter_bytes: Annotated[int, pydantic.Field(ge=1024)] = 36_700_160
    columns: dict[str, Column] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSettings:
    """[plan]: from when on how many works a day are shown, and on which days none are."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    start: Day
    a_day: Annotated[int, pydantic.Field(ge=1, le=100)] = 2
    weekends: bool = False
    holidays: bool = True
    file: str = "plan.ics"
