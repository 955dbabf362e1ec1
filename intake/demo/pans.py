"""A stand-in for the share services: a real HTTP server on this machine that behaves like three.

It knows shares by their keys; each has a state that its service would answer with.
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from intake.demo.services import ROUTES
from intake.demo.stock import Film, Reply, Request, Stock

HOST = "127.0.0.1"
BLOCK = 256 * 1024


@dataclass(slots=True)
class Seen:
    """A request as it came in: for tests to look at."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: str = ""


class Pans:
    """The three services, from ``with`` to the end of its block; `shares` may change."""

    def __init__(self, shares: Mapping[str, Stock] | None = None) -> None:
        self.shares = dict(shares or {})
        self.seen: list[Seen] = []
        self.redirect = ""
        self.most = 0
        self._busy = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer((HOST, 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True
        )

    @property
    def url(self) -> str:
        """The root of all three services."""
        return f"http://{HOST}:{self._server.server_address[1]}"

    @contextlib.contextmanager
    def pausing(self) -> Iterator[None]:
        """While a file is kept slow: `most` is how many were at once."""
        with self._lock:
            self._busy += 1
            self.most = max(self.most, self._busy)
        try:
            yield
        finally:
            with self._lock:
                self._busy -= 1

    def __enter__(self) -> Self:
        """Start to answer."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop to answer."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(pans: Pans) -> type[BaseHTTPRequestHandler]:
    """A handler that answers for these services."""

    class Handler(_Handler):
        """Answers for one set of services."""

        services = pans

    return Handler


class _Handler(BaseHTTPRequestHandler):
    """One request: the path says which service is meant."""

    services: Pans
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the parent's name)
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer("GET", "")

    def do_POST(self) -> None:
        """Answer a POST."""
        length = int(self.headers.get("Content-Length") or 0)
        self._answer("POST", self.rfile.read(length).decode())

    def _answer(self, method: str, body: str) -> None:
        seen = Seen(method, self.path, dict(self.headers.items()), body)
        self.services.seen.append(seen)
        parts = urlsplit(self.path)
        if self.services.redirect:
            self._say(Reply("", status=302, headers={"Location": self.services.redirect}))
        elif parts.path.startswith("/file/"):
            self._file(parts.path.removeprefix("/file/"))
        else:
            self._say(self._told(_taken(self, parts.path, parts.query, body)))

    def _told(self, request: Request) -> Reply:
        for start, answer in ROUTES:
            if request.path.startswith(start):
                return answer(self.services.shares, request)
        return Reply("<p>404</p>", "text/html", 404)

    def _say(self, reply: Reply) -> None:
        content = reply.content.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _file(self, name: str) -> None:
        """A file's bytes, from where they are asked for, as its share lets them come."""
        key, _, number = name.partition("/")
        stock = self.services.shares[key]
        if stock.how == "busy":
            self._say(Reply("", status=503))
            return
        film = stock.films[int(number)]
        start = int(re.sub(r"\D", "", self.headers.get("Range") or "0") or 0)
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{film.size - 1}/{film.size}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(film.size - start))
        self.end_headers()
        try:
            self._stream(stock, film, start)
        except OSError:  # the robot was killed, or had enough for now
            self.close_connection = True

    def _stream(self, stock: Stock, film: Film, start: int) -> None:
        began, sent = time.monotonic(), 0
        for chunk in _blocks(film.path, start):
            if stock.how == "breaks" and not stock.broken and sent >= stock.after:
                stock.broken += 1
                self.close_connection = True
                return
            if stock.rate and sent:
                with self.services.pausing():
                    time.sleep(max(0.0, began + sent / stock.rate - time.monotonic()))
            self.wfile.write(chunk)
            sent += len(chunk)


def _blocks(path: Path, start: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while chunk := file.read(BLOCK):
            yield chunk


def _taken(handler: _Handler, path: str, query: str, body: str) -> Request:
    pairs = [c.strip().partition("=") for c in (handler.headers.get("Cookie") or "").split(";")]
    flat = {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}
    form = {n: v[0] for n, v in parse_qs(body, keep_blank_values=True).items()} if body else {}
    return Request(
        path=path,
        query=flat,
        form=form,
        body=body,
        cookies={name: value for name, _, value in pairs},
        headers=dict(handler.headers.items()),
        base=handler.services.url,
    )
