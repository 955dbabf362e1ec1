"""Page: a letter's HTML → the lines that a person sees, what is quoted marked with ``>``.

Parsed by lxml's HTML parser: no network, no entities of a stranger's, scripts and styles out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import lxml.etree
import lxml.html
import lxml.html.defs

from intake import text

MOST_CHARACTERS = 1_000_000
"""Characters of HTML that are looked at."""

_BLOCKS = (lxml.html.defs.block_tags - {"td", "th", "del", "ins"}) | {"body"}
_UNSEEN = frozenset(["head", "script", "style", "title", "template", "noscript", "object", "svg"])
_QUOTING = re.compile(r"gmail_quote|yahoo_quoted|isReplyContent|moz-cite|ntes.*quot", re.IGNORECASE)
_OFFERED = re.compile("到期时间|文件大小")
"""QQ tells a large attachment's name and end in the title of its button."""

_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_CID = re.compile(r"cid:([^\s\"'<>)]{1,250})", re.IGNORECASE)


@dataclass(slots=True)
class _Pen:
    """Writes lines, each with a mark for every quotation around it."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    quoted: int = 0

    def write(self, words: str | None) -> None:
        """Add words to the line, white space collapsed as a browser does."""
        if words:
            self.line.append(_SPACE.sub(" ", words))

    def note(self, words: str) -> None:
        """Add lines that the page shows only under the mouse."""
        for line in words.splitlines():
            self.end()
            self.write(line)
        self.end()

    def end(self) -> None:
        """End the line; empty lines are not doubled."""
        line = _SPACE.sub(" ", "".join(self.line)).strip()
        self.line.clear()
        if line:
            self.lines.append("> " * min(self.quoted, 1) + line)


def lines(html: str, *, addresses: bool = False) -> str:
    """The text of a page; with `addresses` each link's address stands behind its words."""
    root = _parse(html)
    if root is None:
        return ""
    pen = _Pen()
    unseen = 0
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        opens = event == "start"
        if tag in _UNSEEN:
            unseen += 1 if opens else -1
        elif not unseen:
            _write_edge(pen, element, tag, opens=opens, addresses=addresses)
        if not unseen:
            pen.write(element.text if opens and tag else None if opens else element.tail)
    pen.end()
    return "\n".join(pen.lines)


def pictures(html: str) -> frozenset[str]:
    """The Content-IDs of the pictures that a page shows within itself."""
    return frozenset(found.lower() for found in _CID.findall(html[:MOST_CHARACTERS]))


def _write_edge(
    pen: _Pen, element: lxml.etree._Element, tag: str, *, opens: bool, addresses: bool
) -> None:
    """What an element's begin or end does to the line."""
    if tag in _BLOCKS or (tag == "br" and opens):
        pen.end()
    if _quotes(element, tag):
        pen.end()
        pen.quoted += 1 if opens else -1
    if tag in {"td", "th"} and not opens:
        pen.write(" ")
    if addresses and opens and tag != "a" and _OFFERED.search(offer := element.get("title") or ""):
        pen.note(text.plain(offer)[:500])
    if tag == "a" and addresses and not opens:
        pen.write(f" {text.plain(str(element.get('href') or ''))[:2_000]} ")


def _quotes(element: lxml.etree._Element, tag: str) -> bool:
    """Whether an element holds an earlier letter."""
    if tag == "blockquote":
        return element.get("type") == "cite" or "border-left" in str(element.get("style") or "")
    named = f"{element.get('id') or ''} {element.get('class') or ''}"[:200]
    return tag == "div" and _QUOTING.search(named) is not None


def _parse(html: str) -> lxml.etree._Element | None:
    """The tree of a page, or None when there is nothing in it."""
    octets = html[:MOST_CHARACTERS].replace("\0", "").encode("utf-8", "replace")
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(octets, parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None
