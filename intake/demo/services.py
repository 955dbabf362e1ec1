"""The endpoints of the stand-in services: Baidu-pan, QQ 超大附件 old and new, 163 attachments.

Cookies, the Referer and the signature are demanded where the real services demand them, as public
descriptions have it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from intake.demo import pages
from intake.demo.stock import Film, Reply, Request, Stock

ACCOUNT = "demo-account"
"""The BDUSS of the account that may download."""

MAIL5K = "demo-mail5k"
FIRST_ID = 9_007_199_254_740_993
"""A file's number at Baidu does not fit a float."""

PHONE = str.maketrans("+/=", "-_~")
"""How the mini program writes that secret."""

Shares = Mapping[str, Stock]


def _json(found: Mapping[str, Any], **headers: str) -> Reply:
    return Reply(json.dumps(found), headers=dict(headers))


def _secret(key: str) -> str:
    """What opens a share to whoever knew its code."""
    return base64.b64encode(hashlib.sha256(key.encode()).digest()[:20]).decode()


def _randsk(key: str) -> str:
    return quote(_secret(key), safe="")


def _verify(shares: Shares, request: Request) -> Reply:
    """Baidu: is the code right? Then a cookie opens the share."""
    key = request.query["surl"]
    stock = shares.get(key)
    if f"surl={key}" not in (request.headers.get("Referer") or ""):
        return _json({"errno": 2})
    if stock is None:
        return _json({"errno": 105})
    if stock.errno:
        return _json({"errno": stock.errno})
    if request.form.get("pwd") != stock.code:
        return _json({"errno": -9})
    randsk = _randsk(key)
    cookie = f"BDCLND={randsk}; Path=/; Domain=.baidu.com"
    return Reply(json.dumps({"errno": 0, "randsk": randsk}), headers={"Set-Cookie": cookie})


def _opened(shares: Shares, request: Request, key: str) -> Stock | None:
    """The share, where the code's cookie was brought, or where it has no code."""
    stock = shares.get(key)
    if stock is None or (stock.code and request.cookies.get("BDCLND") != _randsk(key)):
        return None
    return stock


def _page(shares: Shares, request: Request) -> Reply:
    """Baidu: the page of a share, with its first list in a script."""
    key = request.path.removeprefix("/s/1")
    stock = _opened(shares, request, key)
    if stock is None:
        return Reply("<html>init</html>", "text/html; charset=utf-8")
    about = {"share_uk": _uk(key), "shareid": _id(key), "errno": stock.errno}
    about |= {"file_list": _listed(stock, key, "")}
    return Reply(pages.baidu(json.dumps(about), stock.page), "text/html; charset=utf-8")


def _uk(key: str) -> str:
    return str(10**9 + len(key))


def _id(key: str) -> str:
    return str(int.from_bytes(key.encode()[:6], "big"))


def _listed(stock: Stock, key: str, folder: str) -> list[dict[str, Any]]:
    """Files and folders in one folder, numbers as texts now and then as the service writes them."""
    found: list[dict[str, Any]] = []
    for number, film in enumerate(stock.films):
        if film.folder == folder:
            found.append(
                {
                    "fs_id": FIRST_ID + number,
                    "isdir": "0",
                    "server_filename": film.name,
                    "size": str(film.size),
                    "path": f"/{key}/{folder}/{film.name}",
                    "md5": film.md5,
                }
            )
    inner = {
        f.folder.split("/")[folder.count("/") + bool(folder)]
        for f in stock.films
        if _is_in(f, folder)
    }
    for name in sorted(inner):
        path = f"/{key}/{folder}/{name}" if folder else f"/{key}/{name}"
        found.append({"fs_id": 7, "isdir": 1, "server_filename": name, "size": 0, "path": path})
    return found


def _is_in(film: Film, folder: str) -> bool:
    return film.folder != folder and film.folder.startswith(f"{folder}/" if folder else "")


def _list(shares: Shares, request: Request) -> Reply:
    """Baidu: one page of a folder."""
    key, _, folder = request.query["dir"].strip("/").partition("/")
    stock = _opened(shares, request, key)
    if stock is None or request.query["uk"] != _uk(key) or request.query["shareid"] != _id(key):
        return _json({"errno": -9})
    page, size = int(request.query["page"]), int(request.query["num"])
    return _json({"errno": 0, "list": _listed(stock, key, folder)[(page - 1) * size : page * size]})


def _phone(shares: Shares, request: Request) -> Reply:
    """Baidu: the list as the mini program asks for it."""
    key = request.form["shorturl"].removeprefix("1")
    stock = shares.get(key)
    if stock is None:
        return _json({"errno": 2, "errtype": "mis_105"})
    if request.form["pwd"] != stock.code:
        return _json({"errno": 2, "errtype": "mispw_9"})
    data = {
        "uk": _uk(key),
        "shareid": _id(key),
        "seckey": _secret(key).translate(PHONE),
        "list": _listed(stock, key, ""),
    }
    return _json({"errno": 0, "data": data})


def _sign(shares: Shares, request: Request) -> Reply:  # noqa: ARG001  (as the others)
    """Baidu: the signature of a download."""
    return _json(
        {"errno": 0, "data": {"sign": f"signed {request.query['shareid']}", "timestamp": 7}}
    )


def _download(shares: Shares, request: Request) -> Reply:
    """Baidu: the address of one file, for an account and with everything that it takes."""
    key = next((k for k in shares if _id(k) == request.form["primaryid"]), "")
    if request.cookies.get("BDUSS") != ACCOUNT:
        return _json({"errno": -6})
    if request.query["sign"] != f"signed {request.form['primaryid']}":
        return _json({"errno": 113})
    if json.loads(request.form["extra"])["sekey"] != _secret(key):
        return _json({"errno": 118})
    if f"/s/1{key}" not in (request.headers.get("Referer") or ""):
        return _json({"errno": 2})
    (fs_id,) = json.loads(request.form["fid_list"])
    link = f"{request.base}/dlink/{key}/{fs_id - FIRST_ID}"
    return _json({"errno": 0, "list": [{"dlink": link}]})


def _dlink(shares: Shares, request: Request) -> Reply:  # noqa: ARG001  (as the others)
    """Baidu: the address sends on to where the bytes lie, for its own program only."""
    if request.headers.get("User-Agent") not in {"LogStatistic", "netdisk"}:
        return Reply("", status=403)
    target = request.path.replace("/dlink/", "/file/", 1)
    return Reply("", status=302, headers={"Location": target})


def _qq_new(shares: Shares, request: Request) -> Reply:
    """QQ, the new way: JSON where it is asked for, the file with a cookie."""
    key = request.query["k"]
    stock = shares.get(key)
    if request.query.get("func") == "4":
        right = request.cookies.get("mail5k") == MAIL5K
        target = f"/file/{key}/0"
        return Reply(
            "", status=302 if right else 403, headers={"Location": target} if right else {}
        )
    if stock is None or request.query.get("code", "") != stock.code:
        return _json({"head": {"ret": -5002, "msg": "fileid error"}})
    if stock.errno or stock.words:
        return _json({"head": {"ret": stock.errno, "msg": stock.words}})
    film = stock.films[0]
    url = f"{request.base}/ftn/download?func=4&k={key}"
    body = {"name": film.name, "url": url, "size": film.size, "expires": stock.expires}
    return _json({"head": {"ret": 0}, "body": body}, **{"Set-Cookie": f"mail5k={MAIL5K}; Path=/"})


def _qq_old(shares: Shares, request: Request) -> Reply:
    """QQ, the old way: a page whose script holds the address."""
    key = request.query["k"]
    stock = shares.get(key)
    if stock is None or stock.words:
        words = stock.words if stock else "文件不存在"
        return Reply(pages.qq_refused(words), "text/html; charset=utf-8")
    url = f"{request.base}/file/{key}/0"
    page = pages.qq(stock.films[0].name, url, stock.expires)
    return Reply(page, "text/html; charset=utf-8")


def _prepare(shares: Shares, request: Request) -> Reply:
    """163: the address of a cloud attachment."""
    key = json.loads(request.body)["linkKey"]
    stock = shares.get(key)
    if stock is None or stock.words:
        return _json({"code": 404, "message": stock.words if stock else "file not exist"})
    film = stock.films[0]
    data = {"downloadUrl": f"{request.base}/file/{key}/0", "fileName": film.name}
    data |= {"fileSize": film.size, "expireTime": stock.expires}  # type: ignore[dict-item]  # JSON
    return _json({"code": 200, "data": data})


def _short(shares: Shares, request: Request) -> Reply:
    """163: a short address sends on to the long one."""
    key = request.path.strip("/")
    if key not in shares:
        return Reply("<p>404</p>", "text/html", 404)
    target = f"/large-attachment-download/index.html?p=X-NETEASE-HUGE-ATTACHMENT&file={key}"
    return Reply("", status=302, headers={"Location": target})


def _landing(shares: Shares, request: Request) -> Reply:  # noqa: ARG001  (as the others)
    """163: the page that a person would see."""
    return Reply("<html></html>", "text/html")


ROUTES: tuple[tuple[str, Callable[[Shares, Request], Reply]], ...] = (
    ("/share/verify", _verify),
    ("/share/list", _list),
    ("/share/wxlist", _phone),
    ("/share/tplconfig", _sign),
    ("/api/sharedownload", _download),
    ("/dlink/", _dlink),
    ("/s/1", _page),
    ("/ftn/download", _qq_new),
    ("/cgi-bin/ftnExs_download", _qq_old),
    ("/filehub/bg/dl/prepare", _prepare),
    ("/large-attachment-download/", _landing),
    ("/", _short),
)
"""The paths of the three services; the first that fits answers."""
