"""The door to the web: addresses of known hosts → short answers, and files that grow on disk.

Strangers choose what a link says, so nothing here is followed that was not looked at: https on port
443, a host of the provider's own list, no user in the address, an IP address that is the whole
world's, and all of it again at every redirect. The address that was looked at is the one that is
connected to, so that a name which changes its mind in between gains nothing.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from urllib.parse import urljoin, urlsplit

import httpx

from intake.errors import NeedsPerson, TryLater
from intake.text import header_text

AGENT = "netdisk"
"""What the services' own programs call themselves; several answer no other (public codes)."""

MOST_REDIRECTS = 5
MOST_ANSWER = 4 * 1024**2
ANSWER_SECONDS = 60.0
TIMEOUT = httpx.Timeout(30.0, connect=15.0)
HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")
LONGEST_URL = 4096
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})

Resolve = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where one provider's requests may go. A host that begins with a dot stands for all below it.

    `own` are the hosts that are told cookies; `loopback` lets this machine's own addresses in, for
    a stand-in service.
    """

    hosts: frozenset[str]
    own: frozenset[str]
    loopback: bool = False

    def allows(self, host: str) -> bool:
        """Whether a host is on the list."""
        return host in self.hosts or any(h.startswith(".") and host.endswith(h) for h in self.hosts)

    def widened(self, base: str, *, loopback: bool) -> Reach:
        """The same reach with the host of a configured base address."""
        host = frozenset({(urlsplit(base).hostname or "").lower()} - {""})
        return Reach(hosts=self.hosts | host, own=self.own | host, loopback=loopback)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A short answer: status, text, and the address that it came from in the end."""

    status: int
    text: str
    url: str


@dataclass(slots=True)
class Pace:
    """Keeps requests to one service apart, whoever makes them."""

    seconds: float
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _last: float = float("-inf")

    def wait(self) -> None:
        """Return when the next request may go out."""
        with self._lock:
            time.sleep(max(0.0, self._last + self.seconds - time.monotonic()))
            self._last = time.monotonic()


def resolve(host: str) -> list[str]:
    """The addresses of a host. Raises TryLater when it has none now."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"{host}: its address is not known now; is the network there?"
        raise TryLater(message) from error
    return [str(entry[4][0]) for entry in found]


class Line:
    """Requests to one provider for one share, with the cookies that it gives on the way.

    `notes` is where a source keeps what it needs again for the next file. `broken` are the faults
    of a line that breaks while a body is read.
    """

    broken = (httpx.HTTPError, httpx.StreamError, OSError)

    def __init__(
        self,
        reach: Reach,
        pace: Pace,
        cookies: Mapping[str, str] | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        self.reach = reach
        self.cookies = dict(cookies or {})
        self.notes: dict[str, str] = {}
        self._pace = pace
        self._resolve = resolve
        self._client = httpx.Client(
            trust_env=False, follow_redirects=False, timeout=TIMEOUT, http2=False
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def ask(
        self,
        method: str,
        url: str,
        *,
        form: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """A short answer. Raises TryLater when it is not ready, NeedsPerson off the list."""
        until = time.monotonic() + ANSWER_SECONDS
        with self.opened(method, url, form=form, json=json, headers=headers) as response:
            content = bytearray()
            with _translated(url):
                for chunk in response.iter_bytes():
                    content += chunk
                    if len(content) > MOST_ANSWER or time.monotonic() > until:
                        message = f"{_host(url)}: its answer does not end; tried again later"
                        raise TryLater(message)
            text = content.decode("utf-8", "replace")
            return Answer(
                status=response.status_code, text=text, url=str(response.extensions["at"])
            )

    @contextlib.contextmanager
    def opened(
        self,
        method: str,
        url: str,
        *,
        form: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Iterator[httpx.Response]:
        """The response to a request after its redirects, its body still to be read."""
        body = {"data": dict(form) if form is not None else None, "json": json}
        for _ in range(MOST_REDIRECTS + 1):
            self._pace.wait()
            response = self._send(method, url, body, headers or {})
            target = response.headers.get("location")
            if response.status_code not in REDIRECTS or not target:
                break
            response.close()
            url = urljoin(url, target)
            if response.status_code not in {307, 308}:
                method, body = "GET", {"data": None, "json": None}
        else:
            message = f"{_host(url)}: it redirects without end; look at the link by hand"
            raise NeedsPerson(message)
        response.extensions["at"] = url
        try:
            if response.status_code in BUSY:
                message = f"{_host(url)}: answers {response.status_code}; tried again later"
                raise TryLater(message)
            yield response
        finally:
            response.close()

    def _send(
        self, method: str, url: str, body: Mapping[str, object], headers: Mapping[str, str]
    ) -> httpx.Response:
        target, host = self._checked(url)
        own = {"User-Agent": AGENT, "Accept-Encoding": "identity", **headers, "Host": host}
        known = host.partition(":")[0] in self.reach.own or self._is_local(host)
        if known and self.cookies:
            own["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        with _translated(url):
            request = self._client.build_request(
                method,
                target,
                headers=own,
                data=body["data"],  # type: ignore[arg-type]  # a form, or nothing
                json=body["json"],
                extensions={"sni_hostname": host.partition(":")[0]},
            )
            response = self._client.send(request, stream=True)
        if known:
            self.cookies.update(response.cookies.items())
        self._client.cookies.clear()
        return response

    def _checked(self, url: str) -> tuple[httpx.URL, str]:
        """The address to connect to, by number, and the host that it stands for."""
        scheme, host, port, rest = _taken_apart(url)
        if self._is_local(host):
            return httpx.URL(f"{scheme}://{host}:{port}{rest}"), f"{host}:{port}"
        if scheme != "https" or port != 443:  # noqa: PLR2004  (the port of https)
            _refuse(url, "is not https on its own port")
        if not self.reach.allows(host):
            _refuse(url, "is no host of this provider")
        addresses = self._resolve(host)
        if not addresses or not all(is_global(address) for address in addresses):
            _refuse(url, "leads to an address that is not the world's")
        first = f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]
        return httpx.URL(f"https://{first}{rest}"), host

    def _is_local(self, host: str) -> bool:
        return self.reach.loopback and host.partition(":")[0] in {"127.0.0.1", "localhost"}


def is_global(address: str) -> bool:
    """Whether an IP address is one of the whole world's; what hides another one in it is not."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        hidden = found.ipv4_mapped or found.sixtofour or found.teredo
        if hidden or found in ipaddress.IPv6Network("64:ff9b::/96"):
            return False
    return found.is_global and not found.is_multicast


def _taken_apart(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and the rest of an address. Raises NeedsPerson for an odd one."""
    if len(url) > LONGEST_URL or re.search(r"[\s\\\x00-\x20\x7f-\uffff]", url):
        _refuse(url, "holds characters that no address has")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        _refuse(url, "is no address")
    if parts.scheme not in {"http", "https"}:
        _refuse(url, "is not of the web")
    if "@" in parts.netloc or not HOST.fullmatch(host) or ".." in host:
        _refuse(url, "does not name a host plainly")
    rest = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80), rest


def _refuse(url: str, why: str) -> NoReturn:
    message = f"{_host(url)} {why}: not opened; look at the link by hand"
    raise NeedsPerson(message)


def _host(url: str) -> str:
    """The host of an address for a message: what else it says may be secret."""
    with contextlib.suppress(ValueError):
        return header_text(urlsplit(url).hostname or "the address", 80)
    return "the address"


@contextlib.contextmanager
def _translated(url: str) -> Iterator[None]:
    """Turn the client's faults into ours; what they say may hold the address, so it is dropped."""
    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
        message = f"{_host(url)}: the line broke ({type(error).__name__}); tried again later"
        raise TryLater(message) from None
