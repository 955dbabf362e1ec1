"""Strangers: web addresses outside the table of providers that a letter hands in a file by. Pure.

Schools share films from servers of their own. Such an address counts when it ends like a film or an
archive, or when the words right before it say that it is one; home pages, footers and pictures do
not.
"""

from __future__ import annotations

import re

from intake.letters.providers import PROVIDERS, Provider

BEFORE = 20
"""Characters before an address that say what it is."""

_FILES = r"mp4|m4v|mov|avi|mkv|wmv|flv|mpe?g|mts|m2ts|ts|webm|zip|rar|7z|tar|gz"
ADDRESS = re.compile(
    r"(?<![\w.@-])(?P<origin>https?://(?P<host>[A-Z0-9.-]{4,120})(?::\d{2,5})?)"
    rf"(?P<rest>/[^\s<>\"'，。；、（）【】《》]{{0,200}}\.(?:{_FILES})(?![A-Z0-9])"
    r"|[/?][\w\-./?=&%#~+:,;@!*$]{0,600}|)",
    re.ASCII | re.IGNORECASE,
)

PROVIDER = Provider(name="other", host="", shapes=(r"/(?P<key>.{0,600})",))
"""How codes of such addresses look, and what their parameters are called."""

_KNOWN = re.compile("|".join(f"(?:{p.host})" for p in PROVIDERS), re.ASCII | re.IGNORECASE)
_NEVER = re.compile(
    r"(?:.*\.)?(?:w3\.org|(?:ex)?mail\.qq\.com|mail\.(?:163|126)\.com|mail\.yeah\.net|foxmail\.com"
    r"|openxmlformats\.org|schemas\.microsoft\.com|aka\.ms|localhost)",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r".*\.gov(?:\.cn)?", re.IGNORECASE)
_FILE = re.compile(rf"[^?#]*\.(?:{_FILES})", re.IGNORECASE)
_NO_FILE = re.compile(
    r"(?:/|/(?:index|default|main)\.\w{2,5}|[^?#]*\.(?:png|jpe?g|gif|bmp|svg|webp|ico|css|js))?"
    r"(?:[?#].*)?|.*(?:unsub|logout|login).*",
    re.IGNORECASE,
)
_SAYS_SO = re.compile("视频|影片|作品|链接|連結|下载|下載|网盘|云盘")
_SAYS_NOT = re.compile(
    "退订|取消订阅|举报|官网|主页|首页|客户端|登记表|通知|软件|app", re.IGNORECASE
)


def is_known(host: str) -> bool:
    """Whether a host belongs to a provider of the table."""
    return _KNOWN.fullmatch(host) is not None


def hands_in(address: re.Match[str], text: str) -> bool:
    """Whether an address of `text` is meant as a file that is handed in."""
    host, rest = address["host"], address["rest"]
    path = rest.partition("#")[0]
    if "." not in host or is_known(host) or _NEVER.fullmatch(host):
        return False
    if _FILE.fullmatch(path.partition("?")[0]):
        return True
    if _NO_FILE.fullmatch(path) or _GOVERNMENT.fullmatch(host):
        return False
    before = text[max(0, address.start() - BEFORE) : address.start()]
    return _SAYS_SO.search(before) is not None and _SAYS_NOT.search(before) is None
