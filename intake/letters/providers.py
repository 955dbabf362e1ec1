"""The share services that Chinese letters name: hosts, shapes of their links, where codes stand.

A row is all that a new provider takes. The first shape that fits a link gives its `key`, which is
its identity: the same share reached by two addresses is one link. Nothing here was tried against a
real service; the shapes are those of links seen in public.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KEY = r"(?P<key>[\w~-]{2,80})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One service. `host` and `shapes` are regular expressions; a shape starts at the path's slash.

    `canonical` is the address made from the key, or empty: then it is the link itself without its
    code and fragment. `code` is what a code looks like, `parameters` where the address may hold it.
    `others` are shapes that have no canonical address; `fragment` is whether # belongs to them.
    """

    name: str
    host: str
    shapes: tuple[str, ...]
    canonical: str = ""
    code: str = r"[A-Za-z0-9]{4,8}"
    parameters: tuple[str, ...] = ("pwd", "password", "passwd")
    others: tuple[str, ...] = ()
    fragment: bool = False

    def key(self, rest: str) -> str | None:
        """The identity of the share behind `rest` (path, query, fragment), or None."""
        for shape in (*self.shapes, *self.others):
            found = re.match(shape, rest, re.ASCII)
            if found:
                return "&".join(part for part in found.groups() if part)
        return None

    def address(self, key: str, rest: str) -> str:
        """The canonical address of the share behind `rest`, or an empty string."""
        known = any(re.match(shape, rest, re.ASCII) for shape in self.shapes)
        return self.canonical.format(key=key) if known else ""


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        name="baidu",
        host=r"(?:pan|yun|eyun)\.baidu\.com",
        shapes=(rf"/s/1{KEY}", rf"/(?:share|wap)/init\?(?:[^#\s]{{0,200}}&)?surl={KEY}"),
        canonical="https://pan.baidu.com/s/1{key}",
        others=(r"/share/link\?(?P<key>[\w&=-]{8,120})", r"/doc/share/(?P<key>[\w~%-]{4,120})"),
        code=r"[A-Za-z0-9]{4}",
    ),
    Provider(
        name="qq",
        host=r"(?:(?:i?wx|m|mail)\.)?(?:exmail|mail)\.qq\.com|qfile\.qq\.com",
        shapes=(
            r"/(?:ftn/download|cgi-bin/ftnExs_download)\?(?:[^#\s]{0,400}&)?k=(?P<key>[\w-]{4,400})",
            r"/s\?(?:[^#\s]{0,200}&)?k=(?P<key>[\w-]{4,200})",
            rf"/q/{KEY}",
        ),
        parameters=("code",),
    ),
    Provider(
        name="netease",
        host=r"(?:mail|dashi)\.(?:163|126)\.com|mail\.yeah\.net",
        shapes=(
            r"/large-attachment-download/[^?#\s]{0,40}\?(?:[^#\s]{0,200}&)?file=(?P<key>[\w~%.-]{2,400})",
            r"/html/cloud-attachment-download/?\?(?:[^#\s]{0,200}&)?key=(?P<key>[\w~%.-]{2,400})",
        ),
    ),
    Provider(name="netease", host=r"u\.163\.com", shapes=(rf"/{KEY}",)),
    Provider(
        name="netease",
        host=r"fs\.163\.com",
        shapes=(
            r"/[^?#\s]{0,40}\?(?:[^#\s]{0,200}&)?file=(?P<key>[\w~%.-]{2,400})",
            r"/(?P<key>[\w~/.-]{2,200})",
        ),
    ),
    Provider(
        name="aliyun", host=r"(?:www\.)?(?:aliyundrive|alipan)\.com", shapes=(rf"/(?:s|t)/{KEY}",)
    ),
    Provider(name="weiyun", host=r"share\.weiyun\.com", shapes=(rf"/{KEY}",)),
    Provider(name="quark", host=r"pan\.quark\.cn", shapes=(rf"/s/{KEY}",)),
    Provider(
        name="123pan",
        host=r"(?:[\w-]{1,40}\.)?123(?:pan|\d{3})\.(?:com|cn)",
        shapes=(rf"/s/{KEY}",),
    ),
    Provider(
        name="lanzou",
        host=r"(?:[\w-]{1,40}\.)?(?:(?:lanzou[a-z]{0,2}|lanzn|lanosso)\.com|t-is\.cn)",
        shapes=(r"/(?:tp/|u/|b/)?(?P<key>\w{2,40})",),
        code=r"[A-Za-z0-9]{2,8}",
    ),
    Provider(
        name="139",
        host=r"(?:caiyun\.139|caiyun\.feixin\.10086)\.(?:com|cn)",
        shapes=(
            r"/(?:m|w|front)/[^?#\s]{0,40}\?(?P<key>[\w&=-]{4,120})",
            rf"/(?:w|m)/i/{KEY}",
        ),
    ),
    Provider(
        name="139",
        host=r"(?:www\.)?ecpan\.cn",
        shapes=(
            r"/[^?\s]{0,60}\?(?:[^\s]{0,200}&)?data=(?P<key>[\w%=-]{4,200})",
            r"/(?P<key>[^\s]{4,400})",
        ),
        fragment=True,
    ),
    Provider(
        name="139",
        host=r"yun\.139\.com",
        shapes=(rf"/shareweb/?#/w/i/{KEY}",),
        canonical="https://yun.139.com/shareweb/#/w/i/{key}",
    ),
    Provider(
        name="189",
        host=r"cloud\.189\.cn|h5\.cloud\.189\.cn",
        shapes=(rf"/t/{KEY}", rf"/web/share\?(?:[^#\s]{{0,120}}&)?code={KEY}"),
        canonical="https://cloud.189.cn/t/{key}",
    ),
    Provider(name="115", host=r"(?:www\.)?(?:115|115cdn|anxia)\.com", shapes=(rf"/s/{KEY}",)),
    Provider(
        name="wenshushu",
        host=r"(?:www\.)?wenshushu\.cn|(?:\w{1,10}\.)?ws\d{2}\.cn",
        shapes=(rf"/(?:f|k|t)/{KEY}",),
    ),
    Provider(
        name="feishu",
        host=r"(?:[\w-]{1,40}\.)?(?:feishu\.cn|larksuite\.com)",
        shapes=(rf"/(?:file|drive/folder|drive/file|docx|minutes|wiki)/{KEY}",),
    ),
    Provider(
        name="onedrive",
        host=r"1drv\.ms|onedrive\.live\.com|[\w-]{1,40}\.sharepoint\.(?:com|cn)",
        shapes=(r"/(?P<key>[^#\s]{2,400})",),
    ),
    Provider(
        name="wetransfer",
        host=r"we\.tl|(?:[\w-]{1,40}\.)?wetransfer\.com",
        shapes=(rf"/downloads/{KEY}", rf"/{KEY}"),
    ),
    Provider(
        name="other",
        host=r"(?:[\w-]{1,40}\.)?(?:ctfile|pipipan|t00y)\.com",
        shapes=(r"/(?P<key>[^?#\s]{3,400})",),
        parameters=("p", "pwd", "password"),
    ),
    Provider(
        name="other",
        host=(
            r"(?:www\.)?cowtransfer\.com"
            r"|(?:www\.)?kdocs\.cn|(?:www\.)?jianguoyun\.com|pan\.xunlei\.com|drive\.uc\.cn"
            r"|drive\.google\.com|(?:www\.)?dropbox\.com|pan\.[\w-]{1,40}\.edu\.cn"
        ),
        shapes=(r"/(?P<key>[^#\s]{3,400})",),
    ),
)
