"""[ledger], [files] and [templates]: where things lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

import pydantic
from pydantic import ConfigDict

from intake.policy.bounds import STRICT, Days


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSettings:
    """[ledger]: the database, relative SQLite paths to the config file."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSettings:
    """[files.archives]: how much an archive may hold and its opening may take."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    total_bytes: Annotated[int, pydantic.Field(ge=1)] = 4 * 1024**3
    ratio: Annotated[int, pydantic.Field(ge=1)] = 200
    entries: Annotated[int, pydantic.Field(ge=1, le=100_000)] = 500
    depth: Annotated[int, pydantic.Field(ge=1, le=8)] = 2
    seconds: Annotated[float, pydantic.Field(gt=0, le=86_400, allow_inf_nan=False)] = 240
    unar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSettings:
    """[files]: where raw letters and materials are kept."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    folder: str
    noise_days: Days = 7
    archives: ArchiveSettings = field(default_factory=ArchiveSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSettings:
    """[templates]: the folder of every word that goes out."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    folder: str = "templates"
