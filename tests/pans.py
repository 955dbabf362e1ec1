"""Helpers for tests of links: the stand-in services, lines to them, letters with their links."""

from __future__ import annotations

from intake.demo.services import ACCOUNT
from intake.demo.stock import Film
from intake.materials import web
from intake.model import Link

PUBLIC = ["93.184.216.34"]
"""What a test's own resolver says of any host: an address of the whole world's."""

OPEN: list[web.Line] = []
HOSTS = {
    "baidu": "https://pan.baidu.com/s/1{key}",
    "qq": "https://wx.mail.qq.com/ftn/download?func=3&k={key}&key=x",
    "qq old": "https://mail.qq.com/cgi-bin/ftnExs_download?k={key}&t=exs_ftn_download",
    "netease": "https://mail.163.com/large-attachment-download/index.html?p=X&file={key}",
    "netease short": "https://u.163.com/{key}",
}


def link(kind: str, key: str, code: str | None = None, **more: str) -> Link:
    """A link as letters/links.py would find it."""
    url = HOSTS[kind].format(key=key)
    return Link(provider=kind.split(" ", maxsplit=1)[0], url=url, code=code, where="text", **more)


def line(source, base: str = "", *, account: bool = False, resolve=lambda _: PUBLIC) -> web.Line:
    """A line to a service; with a base on this machine to the stand-in only."""
    reach = source.REACH.widened(base, loopback=bool(base))
    cookies = {"BDUSS": ACCOUNT} if account else {}
    found = web.Line(reach, web.Pace(0), cookies, resolve)
    OPEN.append(found)
    return found


def hang_up() -> None:
    """Close the lines of a test."""
    while OPEN:
        OPEN.pop().close()


def file(folder, name: str, content: bytes = b"film", inside: str = "") -> Film:
    """A file for a share's stock."""
    path = folder / f"{len(list(folder.iterdir()))}.bin"
    path.write_bytes(content)
    return Film(name=name, path=path, folder=inside)


def fetching(url: str, **changes: str) -> dict[str, str]:
    """Changes of config.toml that send the robot to the stand-in at `url`."""
    bases = ", ".join(f'{name} = "{url}"' for name in ("baidu", "qq", "netease"))
    return {
        "fetch__baidu": '"on"',
        "fetch__qq": '"on"',
        "fetch__netease": '"on"',
        "fetch__base_urls": f"{{ {bases} }}",
        "fetch__allow_loopback": "true",
        "fetch__spacing_seconds": "0",
        "fetch__keep_free_bytes": "0",
        "files__drop_seconds": "0.1",
        **changes,
    }
