"""Lines: who is asked over the web, at which pace, with which cookie, by which threads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from concurrent.futures import Executor
from types import ModuleType

from pydantic import SecretStr

from intake.errors import NeedsPerson
from intake.materials import web
from intake.materials.sources import baidu, netease, qqmail
from intake.model import Share
from intake.policy import FetchSettings
from intake.policy.fetch import Service

SOURCES: Mapping[str, ModuleType] = {"baidu": baidu, "qq": qqmail, "netease": netease}
"""The file that fetches each provider's links."""
ACCOUNTS = frozenset({"baidu"})
"""Providers that are asked with an account's cookie."""
GARBLED = "login"
"""What is said of a cookie that cannot be sent: like a refused one it must be obtained anew."""
SENDABLE = re.compile(r"[\x21-\x7e]+")


class Lines:
    """The robot's lines to the share services; one for each share that is being fetched."""

    def __init__(
        self,
        settings: FetchSettings,
        cookie: SecretStr,
        executor: Executor,
        resolve: web.Resolve = web.resolve,
    ) -> None:
        self.executor = executor
        self._settings = settings
        self._cookie = cookie
        self._resolve = resolve
        self._paces = {name: web.Pace(settings.spacing_seconds) for name in SOURCES}
        self._open: dict[int, web.Line] = {}

    def base(self, provider: str) -> str:
        """The root of a service's addresses, without a slash at its end."""
        name: Service = provider  # type: ignore[assignment]  # one of SOURCES
        given = self._settings.base_urls.get(name) or SOURCES[provider].BASE
        return str(given).rstrip("/")

    def account(self, provider: str) -> str:
        """A mark that another cookie would not have; empty where there is none."""
        secret = self._cookie.get_secret_value().strip()
        if provider not in ACCOUNTS or not secret:
            return ""
        return hashlib.sha256(secret.encode()).hexdigest()[:8]

    def to(self, share: Share) -> web.Line:
        """The line of a share, as it was left. Raises NeedsPerson for a garbled cookie."""
        if share.id not in self._open:
            reach: web.Reach = SOURCES[share.provider].REACH
            own = reach.widened(self.base(share.provider), loopback=self._settings.allow_loopback)
            cookies = _cookies(self._cookie) if share.provider in ACCOUNTS else {}
            line = web.Line(own, self._paces[share.provider], cookies, self._resolve)
            self._open[share.id] = line
        return self._open[share.id]

    def hang_up(self, share_id: int) -> None:
        """Forget a line: the next one begins from the beginning."""
        line = self._open.pop(share_id, None)
        if line is not None:
            line.close()

    def close(self) -> None:
        """Let go of every connection."""
        for share_id in list(self._open):
            self.hang_up(share_id)


def _cookies(secret: SecretStr) -> dict[str, str]:
    """The cookies of the secret: ``NAME=VALUE; …`` as a browser shows them, or BDUSS alone.

    A line break parts them as well as a semicolon. Raises NeedsPerson, and says nothing of what
    stands there: a client's own complaint would quote it.
    """
    told = re.split(r"[;\r\n]", secret.get_secret_value())
    pairs = [pair.strip() for pair in told if pair.strip()]
    if not all(map(SENDABLE.fullmatch, pairs)):
        raise NeedsPerson(GARBLED)
    if len(pairs) == 1 and "=" not in pairs[0].rstrip("="):
        return {"BDUSS": pairs[0]}
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)
