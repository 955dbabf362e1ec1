"""Figures: numbers, instants and links → as a person writes them: the filters of templates."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from typing import TypeAlias
from urllib.parse import urlsplit

from intake.wording.quoting import quoted

Say: TypeAlias = Callable[..., str]
"""Says one sentence of words.toml: its place there, then its values by name."""
Label: TypeAlias = Callable[[str, str], str]
"""What words.toml calls a key of one of its tables."""
NAMED = ("roles", "fields", "levels", "codecs", "containers", "marks", "providers", "states")
MEBI, KIBI = 1024 * 1024, 1024
_SHARE = re.compile(r"[\w-]{1,64}", re.ASCII)
_SURL = re.compile(r"surl=([\w-]{1,64})", re.ASCII)


class Figures:
    """Filters: numbers, instants and names as a person writes them."""

    def __init__(self, say: Say, label: Label, zone: tzinfo) -> None:
        self._say = functools.partial(say, "units")
        self._label = label
        self._zone = zone

    def filters(self) -> dict[str, Callable[..., str]]:
        """The filters by the names that templates call them by."""
        named: dict[str, Callable[..., str]] = {
            "size": self.size,
            "kbps": self.kbps,
            "kbps_limit": self.kbps_limit,
            "clock": self.clock,
            "instant": self.instant,
            "deadline": self.deadline,
            "day": self.day,
            "timecode": self.timecode,
            "share": self.share,
        }
        for table in NAMED:
            named[table.removesuffix("s")] = functools.partial(self._label, table)
        return named

    def size(self, size: float, limit: float | None = None) -> str:
        """Bytes as KB or MB of 1024, so exact that it never looks like a limit that it exceeds."""
        if size < MEBI / 10:
            return f"{-(-size // KIBI):.0f} KB"
        return f"{_apart(size / MEBI, None if limit is None else limit / MEBI)} MB"

    def kbps(self, rate: float) -> str:
        """Bits a second in thousands, as players show them."""
        return f"{rate / 1000:.0f} kbps"

    def kbps_limit(self, rate: int) -> str:
        """A limit as the notice writes it: 1000 stands for 1000 × 1024 bit/s."""
        return f"{rate / KIBI if rate % KIBI == 0 else rate / 1000:g} kbps"

    def clock(self, seconds: float, limit: float | None = None) -> str:
        """Seconds as minutes and seconds, so exact that it never looks like a limit it exceeds."""
        whole = round(seconds)
        if limit is not None and whole == limit != seconds:
            return self._say("exactly", minutes=int(seconds // 60), seconds=f"{seconds % 60:.2f}")
        minutes, rest = divmod(whole, 60)
        return self._say("clock", minutes=minutes, seconds=rest)

    def timecode(self, seconds: float) -> str:
        """A place in a film as players show it."""
        minutes, rest = divmod(int(seconds), 60)
        return f"{minutes}:{rest:02}"

    def instant(self, when: datetime | str) -> str:
        """A point in time with its weekday."""
        local = self._local(when)
        return self._dated(local, f"{local:%H:%M}")

    def deadline(self, when: datetime | str) -> str:
        """Until when, with its weekday; midnight is the end of the day before."""
        local = self._local(when)
        if (local.hour, local.minute) == (0, 0):
            return self._dated(local - timedelta(days=1), "24:00")
        return self._dated(local, f"{local:%H:%M}")

    def day(self, when: str) -> str:
        """A date with its weekday, from ISO."""
        day = date.fromisoformat(when)
        weekday = self._label("weekdays", str(day.isoweekday()))
        return self._say("day", month=day.month, day=day.day, weekday=weekday)

    def _local(self, when: datetime | str) -> datetime:
        moment = datetime.fromisoformat(when) if isinstance(when, str) else when
        return moment.astimezone(self._zone)

    def _dated(self, day: datetime, clock: str) -> str:
        weekday = self._label("weekdays", str(day.isoweekday()))
        return self._say("instant", month=day.month, day=day.day, weekday=weekday, clock=clock)

    def share(self, url: str) -> str:
        """A share link by its provider and the start of its code: no mail program links it."""
        parts = urlsplit(url.replace("：//", "://").replace("．", "."))
        tail = _SURL.findall(parts.query) or _SHARE.findall(parts.path)
        host = self._label("hosts", parts.hostname or "")
        known = host != quoted(parts.hostname or "")
        provider = host if known else self._label("hosts", "other")
        return self._say("share", provider=provider, code=tail[-1][:12] if tail else "")


def _apart(number: float, limit: float | None) -> str:
    """A number with as few decimals as tell it from its limit."""
    for places in range(1, 7):
        shown = f"{number:.{places}f}".removesuffix(".0")
        if limit is None or number == limit or float(shown) != limit:
            return shown
    return shown
