"""What the stand-in services have in stock, and a request and an answer of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

How = Literal["ok", "breaks", "busy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A file in a share; `path` is where its bytes lie."""

    name: str
    path: Path
    folder: str = ""
    md5: str = ""

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return self.path.stat().st_size


@dataclass(slots=True, kw_only=True)
class Stock:
    """A share of any service: its code, its files, and what its service says instead.

    `errno` is Baidu's number, or the like of another service; 0 is in order. Files come at `rate`
    bytes a second (0: as fast as they can); `how` is what goes wrong: `breaks` after `after` bytes
    the first time, `busy` answers 503. `page` is the generation of Baidu's page.
    """

    code: str = ""
    films: tuple[Film, ...] = ()
    errno: int = 0
    words: str = ""
    how: How = "ok"
    rate: int = 0
    after: int = 0
    expires: str = ""
    page: Literal["yun", "locals", "script", "none"] = "yun"
    broken: int = 0


@dataclass(slots=True)
class Request:
    """A request with what is asked of it taken apart."""

    path: str
    query: dict[str, str]
    form: dict[str, str]
    body: str
    cookies: dict[str, str]
    headers: Mapping[str, str]
    base: str


@dataclass(slots=True)
class Reply:
    """A short answer."""

    content: str
    kind: str = "application/json"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
