"""[desk]: where staff find the tracker and the board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from intake.policy.bounds import STRICT, Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """[desk]: where staff find the tracker and the board."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    folder: str
    tracker: str = "tracker.xlsx"
    board: str = "board.html"
    publish_seconds: Interval = 60
    protect: bool = False
