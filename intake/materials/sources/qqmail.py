"""QQ 超大附件 and 中转站, both generations: the new answers in JSON, the old with a page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from intake.errors import TryLater
from intake.materials.download import Ticket
from intake.materials.web import Line, Reach
from intake.model import Link, Offered, ShareState, Told

BASE = ""
OWN = frozenset({"wx.mail.qq.com", "iwx.mail.qq.com", "mail.qq.com", "exmail.qq.com"})
REACH = Reach(hosts=OWN | {"m.exmail.qq.com", ".ftn.qq.com"}, own=OWN)
"""The hosts that are told cookies, and those below which the files themselves lie."""

ENDS: Mapping[int, ShareState] = {-5002: ShareState.GONE, -5003: ShareState.EXPIRED}
WORDS: tuple[tuple[re.Pattern[str], ShareState], ...] = (
    (re.compile(r"过期|expired?", re.IGNORECASE), ShareState.EXPIRED),
    (re.compile(r"违规|forbidden|禁止", re.IGNORECASE), ShareState.FORBIDDEN),
    (re.compile(r"不存在|已删除|取消|fileid error|not exist", re.IGNORECASE), ShareState.GONE),
)
"""What the answers and pages say of a file that cannot be had any more."""

CAPTCHA = re.compile(r"验证码|captcha|verify", re.IGNORECASE)
ADDRESS = re.compile(r"var\s+url\s*=\s*[\"']([^\"']{10,3000})[\"']")
NAME = re.compile(
    r"(?:class=\"ft_d_filename\"[^>]{0,200}>|var\s+filename\s*=\s*[\"'])([^<\"']{1,200})"
)
ESCAPED = re.compile(r"\\x([0-9A-Fa-f]{2})")
LAST_DAY = re.compile(r"(\d{4})[年-](\d{1,2})[月-](\d{1,2})")


def ask(line: Line, link: Link, base: str, most_files: int) -> Told:  # noqa: ARG001  (one file)
    """What the service tells: a refusal, or the one file. Raises TryLater, NeedsPerson."""
    found = _resolved(line, link, base)
    if isinstance(found, Told):
        return found
    line.notes["url"] = found["url"]
    name = found["name"] or link.name or ""
    size = int(found["size"]) if found["size"].isdecimal() else None
    offered = Offered(key="1", name=name, size=size)
    return Told(state=ShareState.QUEUED, offered=(offered,), expires=_day(found["expires"]))


def ticket(line: Line, link: Link, base: str, file: Offered) -> Ticket:  # noqa: ARG001  (one file)
    """Where the file's bytes are to be had. Raises TryLater, NeedsPerson."""
    found = line.notes.get("url") or _resolved(line, link, base)
    if isinstance(found, Told):
        message = f"the service has changed its mind ({found.state}); asked again later"
        raise TryLater(message)
    return Ticket(url=found if isinstance(found, str) else found["url"])


def _resolved(line: Line, link: Link, base: str) -> dict[str, str] | Told:
    """Name, size, address and last day of the file, or the service's refusal."""
    parts = urlsplit(link.url)
    code = f"&code={link.code}" if link.code else ""
    url = f"{base or f'https://{parts.hostname}'}{parts.path}?{parts.query}{code}"
    if parts.path.startswith("/ftn/download"):
        return _new(
            line.ask("POST", url, form={"f": "json"}, headers={"Accept": "application/json"}).text
        )
    if parts.path.startswith("/cgi-bin/ftnExs_download"):
        return _old(line.ask("GET", url).text)
    return Told(state=ShareState.PERSON, reason="kind of link")


def _new(text: str) -> dict[str, str] | Told:
    try:
        found = json.loads(text)
        head, body = found["head"], found.get("body") or {}
        ret = int(head["ret"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Told(state=ShareState.PERSON, reason="not understood")
    if ret == 0 and isinstance(body, dict) and body.get("url"):
        return {key: _plain(body.get(key)) for key in ("name", "url", "size", "expires")}
    return (
        Told(state=ENDS[ret]) if ret in ENDS else _refusal(str(head.get("msg") or ""), f"ret {ret}")
    )


def _old(page: str) -> dict[str, str] | Told:
    address, name = ADDRESS.search(page), NAME.search(page)
    if address is None:
        return _refusal(page, "not understood")
    url = ESCAPED.sub(lambda found: chr(int(found[1], 16)), address[1])
    last = re.search(r"到期时间[：:]\s{0,3}(\S{8,20})", page)
    named = html.unescape(name[1]).strip() if name else ""
    return {"name": named, "url": url, "size": "", "expires": last[1] if last else ""}


def _refusal(words: str, otherwise: str) -> Told:
    """What words mean, the plain ones first; a captcha is a person's."""
    if CAPTCHA.search(words):
        return Told(state=ShareState.PERSON, reason="captcha")
    for pattern, state in WORDS:
        if pattern.search(words):
            return Told(state=state)
    return Told(state=ShareState.PERSON, reason=otherwise)


def _plain(value: Any) -> str:  # noqa: ANN401  (whatever JSON holds)
    return str(value) if isinstance(value, str | int) else ""


def _day(text: str) -> str:
    found = LAST_DAY.match(text)
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else ""
