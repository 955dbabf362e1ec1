"""Baidu-pan: verify the code, list the share, and with an account's cookie download its files.

The code is tried once and never guessed. Where the page of a share is not understood, the list is
asked for as the phone's mini program asks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn
from urllib.parse import unquote, urlencode, urlsplit

from intake.errors import NeedsPerson, TryLater
from intake.materials.download import Ticket
from intake.materials.web import Line, Reach
from intake.model import Link, Offered, ShareState, Told

BASE = "https://pan.baidu.com"
OWN = frozenset({"pan.baidu.com", "d.pcs.baidu.com", "pcs.baidu.com"})
REACH = Reach(hosts=OWN | {".baidupcs.com"}, own=OWN)
"""The hosts that are told the cookie, and those below which the files themselves lie."""

WEB: Mapping[str, str] = {"channel": "chunlei", "web": "1", "clienttype": "0", "app_id": "250528"}
WRONG, GONE = Told(state=ShareState.CODE_WRONG), Told(state=ShareState.GONE)
FORBIDDEN, EXPIRED = Told(state=ShareState.FORBIDDEN), Told(state=ShareState.EXPIRED)
ENDS: Mapping[int, Told] = {
    -9: WRONG,
    -12: WRONG,
    -7: GONE,
    -21: GONE,
    -3: GONE,
    105: GONE,
    116: GONE,
    -8: EXPIRED,
    -1: FORBIDDEN,
    -16: FORBIDDEN,
    115: FORBIDDEN,
}
"""Errors after which the service will never say anything else."""

PERSON: Mapping[int, str] = {
    -62: "captcha",
    -19: "captcha",
    -20: "captcha",
    132: "captcha",
    -6: "login",
    -4: "login",
    8001: "login",
    9013: "login",
    9019: "login",
    118: "login",
    31326: "login",
    31626: "login",
    -32: "account-full",
    -10: "account-full",
    -33: "too-many",
    130: "too-many",
}
"""Errors at which the robot stops at once: a person shows that a person is there."""

LATER = frozenset({110, 111, 112, 113, 4, 31034})
"""Errors that pass: too many requests, a page that is too old, a tired server."""

PHONE: Mapping[str, Told] = {
    "mispw_9": WRONG,
    "mispwd-9": WRONG,
    "mis_105": GONE,
    "mis_2": GONE,
    "mis_4": GONE,
    "5": FORBIDDEN,
    "3": FORBIDDEN,
    "0": GONE,
    "10": EXPIRED,
}
"""The errors of the phone's list, by their `errtype`."""

DATA = re.compile(
    r"(?:yunData\.setData\(|locals\.mset\(|<script id=\"locals-data\" type=\"application/json\">)"
)
MOST_DEPTH, MOST_REQUESTS, PAGE = 6, 40, 100
SEKEY = str.maketrans("-~_", "+=/")


class _Ended(Exception):
    """The service has said its last word about this link."""

    def __init__(self, told: Told) -> None:
        super().__init__(told.state)
        self.told = told


def ask(line: Line, link: Link, base: str, most_files: int) -> Told:
    """What the service tells of a link: a refusal, or its files. Raises TryLater, NeedsPerson."""
    try:
        _verify(line, link, base)
        files = list(_files(line, _root(line, link, base), base, most_files))
    except _Ended as end:
        return end.told
    if not files:
        return GONE
    if len(files) > most_files:
        return Told(state=ShareState.PERSON, reason="too-many", offered=tuple(files[:most_files]))
    account = "BDUSS" in line.cookies
    state = ShareState.QUEUED if account else ShareState.PERSON
    return Told(state=state, reason="" if account else "cookie", offered=tuple(files))


def ticket(line: Line, link: Link, base: str, file: Offered) -> Ticket:
    """Where a listed file's bytes are to be had. Raises TryLater, NeedsPerson."""
    try:
        if "shareid" not in line.notes:
            _verify(line, link, base)
            _root(line, link, base)
        return _ticket(line, link, base, file)
    except _Ended as end:
        if end.told.state is ShareState.PERSON:
            raise NeedsPerson(end.told.reason) from None
        message = f"the service has changed its mind ({end.told.state}); look at the link by hand"
        raise NeedsPerson(message) from None


def _surl(link: Link) -> str:
    return urlsplit(link.url).path.removeprefix("/s/1")


def _verify(line: Line, link: Link, base: str) -> None:
    """Sequence A, first step: the code, once; the answer's cookie opens the rest."""
    if link.code is None:
        return
    surl = _surl(link)
    query = urlencode({"surl": surl, "t": "1", "bdstoken": "null", **WEB})
    found = _json(
        line,
        "POST",
        f"{base}/share/verify?{query}",
        form={"pwd": link.code, "vcode": "", "vcode_str": ""},
        headers={"Referer": f"{base}/share/init?surl={surl}"},
    )
    if found.get("randsk"):
        line.cookies["BDCLND"] = str(found["randsk"])


def _root(line: Line, link: Link, base: str) -> list[dict[str, Any]]:
    """The files and folders on the share's first page; what else is needed goes into the notes."""
    answer = line.ask("GET", f"{base}/s/1{_surl(link)}", headers={"Referer": f"{base}/"})
    found = next(_data(answer.text), None)
    if found is None:
        return _phone(line, link, base)
    _judge(_number(found.get("errno", found.get("errortype", 0))))
    line.notes["uk"] = str(found.get("share_uk") or found.get("uk") or "")
    line.notes["shareid"] = str(found.get("shareid") or "")
    return _list(found.get("file_list"))


def _data(page: str) -> Iterator[dict[str, Any]]:
    """The JSON objects that a share's page carries in its scripts, those that list files."""
    for start in DATA.finditer(page):
        try:
            found, _ = json.JSONDecoder().raw_decode(page, start.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and ("file_list" in found or found.get("errno")):
            yield found


def _phone(line: Line, link: Link, base: str) -> list[dict[str, Any]]:
    """Sequence B, first step: the list as the phone's mini program asks for it."""
    query = urlencode({"channel": "weixin", "version": "2.2.2", "clienttype": "25", "web": "1"})
    form = {"shorturl": f"1{_surl(link)}", "dir": "", "root": "1", "pwd": link.code or ""}
    form |= {"page": "1", "num": "1000", "order": "time"}
    found = _json(line, "POST", f"{base}/share/wxlist?{query}", form=form)
    data = found.get("data")
    if not isinstance(data, dict):
        _strange("its list")
    line.notes["uk"], line.notes["shareid"] = str(data.get("uk")), str(data.get("shareid"))
    line.notes["sekey"] = str(data.get("seckey") or "")
    return _list(data.get("list"))


def _files(line: Line, root: list[dict[str, Any]], base: str, most: int) -> Iterator[Offered]:
    """The files of a share, folder by folder, one more than is allowed at most."""
    waiting, asked, count = [("", root, 0)], 0, 0
    while waiting:
        folder, items, depth = waiting.pop(0)
        for item in items:
            name = str(item.get("server_filename") or "")
            if _number(item.get("isdir")):
                asked += 1
                if depth + 1 > MOST_DEPTH or asked > MOST_REQUESTS:
                    raise _Ended(Told(state=ShareState.PERSON, reason="too-many"))
                inner = _folder(line, str(item.get("path") or ""), base)
                waiting.append((f"{folder}/{name}".strip("/"), inner, depth + 1))
                continue
            count += 1
            yield _offered(item, name, folder)
            if count > most:
                return


def _offered(item: Mapping[str, Any], name: str, folder: str) -> Offered:
    """A listed file; numbers come as numbers or as texts."""
    md5 = str(item.get("md5") or "").lower()
    size = _number(item.get("size"), -1)
    return Offered(
        key=str(item.get("fs_id") or ""),
        name=name,
        size=size if size >= 0 else None,
        folder=folder,
        md5=md5 if re.fullmatch(r"[0-9a-f]{32}", md5) else "",
    )


def _folder(line: Line, path: str, base: str) -> list[dict[str, Any]]:
    """Sequence A, third step: a folder, page by page."""
    found: list[dict[str, Any]] = []
    for page in range(1, MOST_REQUESTS):
        query = {"page": str(page), "num": str(PAGE), "dir": path, "order": "other", "desc": "1"}
        query |= {"uk": line.notes["uk"], "shareid": line.notes["shareid"], "showempty": "0", **WEB}
        items = _list(_json(line, "GET", f"{base}/share/list?{urlencode(query)}").get("list"))
        found += items
        if len(items) < PAGE:
            break
    return found


def _ticket(line: Line, link: Link, base: str, file: Offered) -> Ticket:
    """Sequence B, second and third step: a signature, and with it the file's address."""
    about = {"shareid": line.notes["shareid"], "uk": line.notes["uk"]}
    query = urlencode({"surl": f"1{_surl(link)}", **about, "fields": "sign,timestamp", **WEB})
    signed = _json(line, "GET", f"{base}/share/tplconfig?{query}").get("data")
    if not isinstance(signed, dict):
        _strange("its signature")
    query = urlencode(
        {
            **WEB,
            "clienttype": "12",
            "sign": signed.get("sign"),
            "timestamp": signed.get("timestamp"),
        }
    )
    phone = line.notes.get("sekey", "").translate(SEKEY)
    sekey = phone or unquote(line.cookies.get("BDCLND", ""))
    form = {"encrypt": "0", "extra": json.dumps({"sekey": sekey}), "fid_list": f"[{file.key}]"}
    form |= {
        "primaryid": about["shareid"],
        "uk": about["uk"],
        "product": "share",
        "type": "nolimit",
    }
    referer = {"Referer": f"{base}/s/1{_surl(link)}"}
    found = _json(line, "POST", f"{base}/api/sharedownload?{query}", form=form, headers=referer)
    addresses = [str(item.get("dlink") or "") for item in _list(found.get("list"))]
    if not addresses or not addresses[0]:
        _strange("no address of the file")
    return Ticket(url=addresses[0], headers={"User-Agent": "LogStatistic"})


def _json(
    line: Line,
    method: str,
    url: str,
    *,
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """A JSON answer whose errno is 0; any other ends it, or is left for later or to a person."""
    answer = line.ask(method, url, form=form, headers=headers)
    try:
        found = json.loads(answer.text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        _strange("no answer")
    errtype = str(found.get("errtype", ""))
    if _number(found.get("errno")) and errtype in PHONE:
        raise _Ended(PHONE[errtype])
    _judge(_number(found.get("errno")))
    return found


def _judge(errno: int) -> None:
    """What an error number means. Raises _Ended, TryLater; returns for 0."""
    if errno == 0:
        return
    if errno in ENDS:
        raise _Ended(ENDS[errno])
    if errno in LATER:
        message = f"the service puts us off (errno {errno}); tried again later"
        raise TryLater(message)
    raise _Ended(Told(state=ShareState.PERSON, reason=PERSON.get(errno, f"errno {errno}")))


def _list(found: object) -> list[dict[str, Any]]:
    """A list of objects; older pages put it into an object of its own."""
    if isinstance(found, dict):
        found = found.get("list")
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _number(value: object, otherwise: int = 0) -> int:
    """A number, whether it came as one or as a text."""
    return int(str(value)) if re.fullmatch(r"-?\d{1,18}", str(value)) else otherwise


def _strange(what: str) -> NoReturn:
    raise _Ended(Told(state=ShareState.PERSON, reason=f"not understood: {what}"))
