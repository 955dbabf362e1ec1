"""163 and 126 cloud attachments: a key in the link → the file's address, name and size."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from intake.errors import TryLater
from intake.materials.download import Ticket
from intake.materials.web import Line, Reach
from intake.model import Link, Offered, ShareState, Told

BASE = "https://mail.163.com"
OWN = frozenset({"mail.163.com", "mail.126.com", "mail.yeah.net", "dashi.163.com", "u.163.com"})
REACH = Reach(hosts=OWN | {"fs.163.com", ".fs.163.com"}, own=OWN)
"""The hosts that are told cookies, and those where the files themselves lie."""

WORDS: tuple[tuple[re.Pattern[str], ShareState], ...] = (
    (re.compile(r"过期|expired?", re.IGNORECASE), ShareState.EXPIRED),
    (re.compile(r"违规|forbidden|禁止", re.IGNORECASE), ShareState.FORBIDDEN),
    (
        re.compile(r"不存在|已删除|取消|not ?(?:found|exist)|deleted", re.IGNORECASE),
        ShareState.GONE,
    ),
)
"""What the answers say of a file that cannot be had any more."""

CAPTCHA = re.compile(r"验证码|captcha|verify", re.IGNORECASE)
NAMES = ("fileName", "filename", "name")
SIZES = ("fileSize", "size")
LAST_DAYS = ("expireTime", "expire", "expires")


def ask(line: Line, link: Link, base: str, most_files: int) -> Told:  # noqa: ARG001  (one file)
    """What the service tells: a refusal, or the one file. Raises TryLater, NeedsPerson."""
    found = _prepared(line, link, base)
    if isinstance(found, Told):
        return found
    line.notes["url"] = str(found["downloadUrl"])
    size = _first(found, SIZES)
    offered = Offered(
        key="1",
        name=_first(found, NAMES) or link.name or "",
        size=int(size) if size.isdecimal() else None,
    )
    last = re.match(r"\d{4}-\d{2}-\d{2}", _first(found, LAST_DAYS))
    expires = last[0] if last else ""
    return Told(state=ShareState.QUEUED, offered=(offered,), expires=expires)


def ticket(line: Line, link: Link, base: str, file: Offered) -> Ticket:  # noqa: ARG001  (one file)
    """Where the file's bytes are to be had. Raises TryLater, NeedsPerson."""
    if "url" not in line.notes:
        found = _prepared(line, link, base)
        if isinstance(found, Told):
            message = f"the service has changed its mind ({found.state}); asked again later"
            raise TryLater(message)
        line.notes["url"] = str(found["downloadUrl"])
    return Ticket(url=line.notes["url"])


def _prepared(line: Line, link: Link, base: str) -> dict[str, Any] | Told:
    """What the service answers to a link's key, or its refusal."""
    key = _key(link.url)
    if not key:
        short = urlsplit(link.url)
        start = base if line.reach.loopback else f"https://{short.hostname}"
        landed = line.ask("GET", f"{start}{short.path}")
        key = _key(landed.url)
        if not key:
            return _refusal(landed.text if landed.status >= 400 else "", "kind of link")  # noqa: PLR2004  (a refusal of HTTP)
    answer = line.ask("POST", f"{base}/filehub/bg/dl/prepare", json={"linkKey": key})
    try:
        found = json.loads(answer.text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return Told(state=ShareState.PERSON, reason="not understood")
    data = found.get("data")
    if isinstance(data, dict) and data.get("downloadUrl"):
        return data
    words = " ".join(str(found.get(name) or "") for name in ("message", "msg", "error"))
    return _refusal(words, f"code {found.get('code')}")


def _key(url: str) -> str:
    """The key in a link: as `file` or as `key`, percent-encoding undone."""
    query = parse_qs(urlsplit(url).query, max_num_fields=50)
    return next((query[name][0] for name in ("file", "key") if name in query), "")


def _refusal(words: str, otherwise: str) -> Told:
    """What words mean; a captcha is a person's."""
    if CAPTCHA.search(words):
        return Told(state=ShareState.PERSON, reason="captcha")
    for pattern, state in WORDS:
        if pattern.search(words):
            return Told(state=state)
    return Told(state=ShareState.PERSON, reason=otherwise)


def _first(found: dict[str, Any], names: tuple[str, ...]) -> str:
    value = next((found[name] for name in names if found.get(name) is not None), "")
    return str(value) if isinstance(value, str | int) else ""
