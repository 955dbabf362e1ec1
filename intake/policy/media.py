"""[media]: the programs that measure films, and their limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

import pydantic
from pydantic import ConfigDict

from intake.policy.bounds import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaSettings:
    """[media]: the programs that measure films, and their limits."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    ffmpeg: str = ""
    ffprobe: str = ""
    workers: Annotated[int, pydantic.Field(ge=1, le=61)] = 2  # Windows knows no more processes
    seconds: Annotated[float, pydantic.Field(gt=0, le=86_400, allow_inf_nan=False)] = 300
    compress: Literal["off", "staff"] = "staff"
