"""[fetch]: which share services are asked, where, how gently and how much."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal
from urllib.parse import urlsplit

import pydantic
from pydantic import ConfigDict

from intake.errors import BadSetup
from intake.policy.bounds import STRICT

Switch = Literal["off", "on"]
Service = Literal["baidu", "qq", "netease"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """[fetch]: which share services are asked, where, how gently and how much."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    baidu: Switch = "off"
    qq: Switch = "off"
    netease: Switch = "off"
    base_urls: dict[Service, str] = field(default_factory=dict)
    allow_loopback: bool = False
    patience_minutes: Annotated[float, pydantic.Field(ge=0, le=10_080, allow_inf_nan=False)] = 10
    at_once: Annotated[int, pydantic.Field(ge=1, le=16)] = 2
    spacing_seconds: Annotated[float, pydantic.Field(ge=0, le=3600, allow_inf_nan=False)] = 5
    most_bytes: Annotated[int, pydantic.Field(ge=1)] = 8 * 1024**3
    most_files: Annotated[int, pydantic.Field(ge=1, le=1000)] = 60
    keep_free_bytes: Annotated[int, pydantic.Field(ge=0)] = 5 * 1024**3

    def is_on(self, provider: str) -> bool:
        """Whether links of this provider are fetched."""
        return provider in {"baidu", "qq", "netease"} and getattr(self, provider) == "on"

    def check(self) -> None:
        """Refuse base URLs that are no service's root. Raises BadSetup."""
        for name, url in self.base_urls.items():
            parts = urlsplit(url)
            local = self.allow_loopback and is_loopback(parts.hostname or "")
            plain = not parts.username and parts.path in {"", "/"} and not parts.query
            if not parts.hostname or not plain or not (parts.scheme == "https" or local):
                what = f"fetch.base_urls.{name}: {parts.scheme}://{parts.hostname} is not taken"
                message = f"{what}; write https://HOST, or allow_loopback for a test service"
                raise BadSetup(message)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its literal address, or its plain name."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
