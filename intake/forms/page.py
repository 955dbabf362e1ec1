"""HTML (a saved page, or one that is called .doc) → lines and tables.

No script is run, no address followed, no entity of a DTD resolved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from lxml import etree, html

from intake import text
from intake.forms.cells import Block, Cell, Line, Table
from intake.forms.package import refused

MOST_BYTES = 5 * 1024 * 1024
MOST_DEPTH = 100
MOST_PARTS = 500
MOST_SPAN = 63
MOST_CELLS, MOST_PLACES = 5_000, 100_000
"""Of a page so many cells are read, and of a table so many places of its grid."""
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "del", "s", "strike"})
_APART = frozenset({
    "p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd",
    "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption",
    "caption", "fieldset", "legend", "form", "address", "blockquote", "pre", "hr", "center",
})  # fmt: skip
_CHARSET = re.compile(rb"charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_INVISIBLE = re.compile(r"display\s*:\s*none|line-through", re.IGNORECASE)
_RULE = "\n————\n"
"""A ruled line: below it a letter's signature stands, or what was answered."""
_KEPT = frozenset({"textarea", "pre"})
_BUTTONS = frozenset({"hidden", "submit", "button", "reset", "image", "file", "password"})
MOST_OPTIONS = 200
_STRESS = frozenset({"u", "mark"})
Element = Any


def read(path: Path) -> tuple[Block, ...]:
    """What is seen of a page, in reading order. Raises UnusableError."""
    return _blocks(_held(path))


def read_archive(path: Path) -> tuple[Block, ...]:
    """The same of a page that was saved with its pictures in one file (.mht, or called .doc)."""
    letter = message_from_bytes(_held(path), policy=policy.compat32)
    for count, part in enumerate(letter.walk()):
        raw = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(raw, bytes):
            return _blocks(raw, part.get_content_charset())
        if count >= MOST_PARTS:
            break
    raise refused(reason="unreadable", detail="the saved page holds no page")


def _held(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise refused(reason="too-large", detail="the page is over 5 MB")
    return path.read_bytes()


def _blocks(raw: bytes, charset: str | None = None) -> tuple[Block, ...]:
    named = _CHARSET.search(raw[:4096])
    told = named[1].decode("ascii") if named else charset
    whole = text.decode_bytes(raw, told)
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", whole))
    except (etree.ParserError, ValueError) as error:
        raise refused(reason="unreadable", detail="the page is empty") from error
    view = _View()
    view.walk(root, 0)
    view.close()
    return tuple(view.blocks)


@dataclass(slots=True)
class _View:
    """Gathers text into lines and tables while it walks."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    stressed: list[str] = field(default_factory=list)
    left: int = MOST_CELLS
    """Cells that may still be read."""

    def walk(self, element: Element, depth: int) -> None:
        """What is seen of one element, without what follows it."""
        name = element.tag if isinstance(element.tag, str) else ""
        unseen = element.get("hidden") is not None or _INVISIBLE.search(element.get("style", ""))
        if name in _UNSEEN or not name or unseen:
            return
        if depth > MOST_DEPTH:
            raise refused(reason="too-large", detail="the page is nested too far")
        if name == "table":
            self.table(element, depth)
        elif name == "hr":
            self.text.append(_RULE)
        elif name == "input":
            self.text.append(_box(element))
        elif name == "select":
            self.text.append(f"\t{_selected(element).strip()}")
        else:
            self.flow(element, name, depth)

    def flow(self, element: Element, name: str, depth: int) -> None:
        """Running text: an element that stands apart begins and ends a line."""
        edge = "\n" if name in _APART else ""
        self.text.append(edge)
        before = len(self.text)
        told = self.kept if name in _KEPT else self.words
        told(element.text)
        for child in element:
            self.walk(child, depth + 1)
            told(child.tail)
        if name in _STRESS:
            self.stressed.append("".join(self.text[before:]))
        self.text.append(edge)

    def kept(self, told: str | None) -> None:
        """Text whose line breaks a browser shows as they are."""
        if told:
            self.text.append("\n".join(_WHITE.sub(" ", line) for line in told.split("\n")))

    def words(self, told: str | None) -> None:
        """Text as a browser shows it: white space in a row is one blank."""
        if told:
            self.text.append(_WHITE.sub(" ", told))

    def close(self) -> None:
        """End the lines gathered so far."""
        whole = "".join(self.text)
        self.blocks += [Line(text=line.strip()) for line in whole.split("\n") if line.strip()]
        self.text = []

    def table(self, element: Element, depth: int) -> None:
        """A table; tables inside its cells come after it."""
        self.close()
        cells: list[Cell] = []
        nested: list[Block] = []
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate(_rows(element)):
            column = 0
            for part in line.iterchildren("td", "th"):
                if self.left <= 0:
                    break
                self.left -= 1
                while (row, column) in taken:
                    column += 1
                whole = len(taken) < MOST_PLACES
                wide = _span(part, "colspan") if whole else 1
                high = _span(part, "rowspan") if whole else 1
                taken |= {(row + i, column + j) for i in range(high) for j in range(wide)}
                cell, inner = self.cell(part, depth, (row, column, high, wide))
                cells.append(cell)
                nested += inner
                column += wide
        self.blocks += [Table(cells=tuple(cells)), *nested]

    def cell(
        self, part: Element, depth: int, at: tuple[int, int, int, int]
    ) -> tuple[Cell, list[Block]]:
        """One cell at (row, column, rows, columns), and the tables inside it."""
        inner = _View(left=self.left)
        inner.words(part.text)
        for child in part:
            inner.walk(child, depth + 1)
            inner.words(child.tail)
        inner.close()
        self.left = inner.left
        # a table of one cell is a frame around the text
        blocks = [_unframed(block) for block in inner.blocks]
        lines = [block.text for block in blocks if isinstance(block, Line)]
        row, column, high, wide = at
        cell = Cell(
            text="\n".join(lines),
            row=row,
            column=column,
            rows=high,
            columns=wide,
            stressed="".join(inner.stressed).strip(),
        )
        return cell, [block for block in blocks if isinstance(block, Table)]


def _unframed(block: Block) -> Block:
    """The text of a table that has one cell; any other block as it is."""
    filled = [] if isinstance(block, Line) else [c for c in block.cells if c.text.strip()]
    return Line(text=filled[0].text) if len(filled) == 1 else block


def _rows(table: Element) -> list[Element]:
    return [
        row
        for part in (table, *table.iterchildren("thead", "tbody", "tfoot"))
        for row in part.iterchildren("tr")
    ]


def _span(part: Element, name: str) -> int:
    told = part.get(name, "")
    return max(1, min(int(told), MOST_SPAN)) if re.fullmatch(r"[0-9]{1,4}", told) else 1


def _selected(element: Element) -> str:
    """What a list shows: the option that was chosen, else the first."""
    options = list(element.iter("option"))[:MOST_OPTIONS]
    chosen = next((o for o in options if o.get("selected") is not None), None)
    shown = chosen if chosen is not None else next(iter(options), None)
    return "" if shown is None else str(shown.text_content())


def _box(element: Element) -> str:
    if element.get("type", "").lower() in _BUTTONS:
        return ""
    if element.get("type", "").lower() in {"checkbox", "radio"}:
        return "☑" if element.get("checked") is not None else "□"
    value = element.get("value") or ""
    return f"\t{value}" if value else ""
