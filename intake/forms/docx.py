"""word/document.xml → lines and tables, as a reader of the page would see them.

Both namespaces of OOXML (transitional and strict). Seen are merged cells, nested tables, content
controls, text boxes, form fields and boxes; not seen: deleted, hidden and struck-through text.
No DTD, no entity, no relation is ever followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from intake.forms import package
from intake.forms.cells import Block, Cell, Line, Table
from intake.forms.elements import (
    Element,
    child_of,
    continues,
    count_of,
    is_on,
    local_name,
    parse,
    value_of,
)
from intake.forms.package import refused
from intake.forms.symbols import SIGNS

_UNSEEN = frozenset({"del", "moveFrom", "rt", "pPr", "tblPr", "tblGrid", "sdtPr", "sdtEndPr"})
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TICK_IN_BOX = re.compile(r"eq\b.*\\o.*(?:[□○].*[√✓✔]|[√✓✔].*[□○])", re.IGNORECASE | re.DOTALL)
_STRESS = ("u", "highlight", "bdr", "em", "b")
_PLAIN_FILLS = frozenset({"", "auto", "ffffff", "none"})
_MAIN = re.compile(r"/?word/document\d*\.xml")
_MARGINS = re.compile(r"/?word/(?:header|footer)\d{0,3}\.xml")
MOST_MARGINS, MOST_MARGIN_BYTES = 12, 256 * 1024
"""So many headers and footers are looked at; larger ones hold pictures."""
_STYLES = re.compile(r"/?word/styles\.xml")
_PARTS = re.compile("|".join(p.pattern for p in (_MAIN, _MARGINS, _STYLES)))

_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_GREY = 64
"""Of 255: how far red, green and blue of a grey may lie apart."""


def read(path: Path) -> tuple[Block, ...]:
    """The lines and tables of a document in reading order, at their end its headers and footers.

    Raises UnusableError.
    """
    held = package.parts(path, _PARTS)
    main = [raw for name, raw in held.items() if _MAIN.fullmatch(name)]
    if len(main) != 1:
        raise refused(reason="unreadable", detail=f"{len(main)} parts word/document.xml, not one")
    struck = frozenset(
        style for name, raw in held.items() if _STYLES.fullmatch(name) for style in _struck(raw)
    )
    blocks = _seen(_body(parse(main[0])), struck)
    margins = sorted(item for item in held.items() if _MARGINS.fullmatch(item[0]))
    for _, raw in margins[:MOST_MARGINS]:
        if len(raw) <= MOST_MARGIN_BYTES:
            blocks += _seen(parse(raw), struck)
    return tuple(blocks)


def read_flat(path: Path) -> tuple[Block, ...]:
    """The same of a document that is one XML file (Word 2003, or a package written flat)."""
    if path.stat().st_size > package.MOST_PART_BYTES:
        raise refused(reason="too-large", detail="the document is over 20 MB")
    return tuple(_seen(_body(parse(path.read_bytes())), frozenset()))


def _seen(element: Element, struck: frozenset[str]) -> list[Block]:
    page = _Page(struck=struck)
    page.walk(element)
    page.close()
    return page.blocks


def _body(root: Element) -> Element:
    """The body of a document, at the root of its part or within a package written flat."""
    documents = (e for e in root.iter() if local_name(e) in {"document", "wordDocument"})
    body = child_of(next(documents, None), "body")
    if body is None:
        raise refused(reason="unreadable", detail="word/document.xml is no Word document")
    return body


def _struck(styles: bytes) -> list[str]:
    """The styles of characters that strike out what they are given to."""
    if b"trike" not in styles:
        return []
    looks = ((style, child_of(style, "rPr")) for style in parse(styles))
    return [
        value_of(style, "styleId") or ""
        for style, look in looks
        if value_of(style, "type") == "character" and _is_struck(look)
    ]


def _is_struck(look: Element) -> bool:
    return any(is_on(child_of(look, name)) for name in ("strike", "dstrike"))


@dataclass(slots=True)
class _Page:
    """Gathers text into lines and tables while it walks; a text box is put after its paragraph."""

    blocks: list[Block] = field(default_factory=list)
    struck: frozenset[str] = frozenset()
    """The styles whose text is struck through."""
    text: list[str] = field(default_factory=list)
    stressed: list[str] = field(default_factory=list)
    nested: list[Block] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    """The instructions of the complex fields that are open, innermost last."""

    def walk(self, element: Element) -> None:
        """What is seen of an element's children."""
        for child in element:
            self.visit(child)

    def visit(self, element: Element) -> None:
        """What is seen of one element."""
        name = local_name(element)
        if name in _UNSEEN:
            return
        if name in _BREAKS:
            self.text.append(_BREAKS[name])
            return
        _VISITS.get(name, _Page.walk)(self, element)

    def paragraph(self, element: Element) -> None:
        """A paragraph ends in a newline; the text boxes that hang on it come after it."""
        self.walk(element)
        self.text.append("\n")
        if self.nested:
            self.close()

    def run(self, element: Element) -> None:
        """A run of text of one look; struck-through and hidden ones are not seen."""
        look = child_of(element, "rPr")
        style = child_of(look, "rStyle")
        if _is_hidden(look) or (style is not None and value_of(style) in self.struck):
            return
        before = len(self.text)
        for child in element:
            if child is not look:
                self.visit(child)
        seen = "".join(self.text[before:])
        if font := _font(look):
            signs = SIGNS[font]
            self.text[before:] = [signs.get(ord(c) & 0xFF, c) for c in seen]
        if _is_stressed(look):
            self.stressed.append(seen)

    def words(self, element: Element) -> None:
        """The text itself."""
        self.text.append(element.text or "")

    def symbol(self, element: Element) -> None:
        """A sign of a symbol font: boxes and ticks are kept, others are decoration."""
        signs = SIGNS.get((value_of(element, "font") or "").lower(), {})
        code = value_of(element, "char") or ""
        number = int(code, 16) & 0xFF if re.fullmatch("[0-9A-Fa-f]{1,8}", code) else 0
        self.text.append(signs.get(number, ""))

    def control(self, element: Element) -> None:
        """A content control: a ticked or empty box, its text, or nothing but a placeholder."""
        properties = child_of(element, "sdtPr")
        if is_on(child_of(properties, "showingPlcHdr")):
            return
        box = child_of(properties, "checkbox")
        if box is None:
            self.walk(element)
        else:
            self.text.append("☑" if is_on(child_of(box, "checked")) else "□")

    def mark(self, element: Element) -> None:
        """Beginning, middle and end of a complex field; a form field's box or list shows here."""
        kind = value_of(element, "fldCharType")
        if kind == "begin":
            self.fields.append("")
            self.text.append(_form_field(child_of(element, "ffData")))
        elif kind == "end" and self.fields and _TICK_IN_BOX.search(self.fields.pop()):
            self.text.append("☑")

    def simple(self, element: Element) -> None:
        """A field in one element: a tick in a box, or what it shows."""
        self.walk(element)
        if _TICK_IN_BOX.search((value_of(element, "instr") or "")[:200]):
            self.text.append("☑")

    def instruct(self, element: Element) -> None:
        """A piece of a field's instruction, kept until the field ends."""
        if self.fields:
            self.fields[-1] = (self.fields[-1] + (element.text or ""))[:200]

    def alternate(self, element: Element) -> None:
        """One of several drawings of the same thing: the first that has text."""
        for branch in element:
            inner = _Page(struck=self.struck)
            inner.walk(branch)
            inner.close()
            if any(isinstance(b, Table) or b.text.strip() for b in inner.blocks):
                self.nested += inner.blocks
                return

    def box(self, element: Element) -> None:
        """A text box: blocks of its own."""
        inner = _Page(struck=self.struck)
        inner.walk(element)
        inner.close()
        self.nested += inner.blocks

    def table(self, element: Element) -> None:
        """A table, and after it the tables and boxes inside its cells."""
        self.close()
        cells, nested = _cells(element, self.struck)
        self.blocks.append(Table(cells=cells))
        self.blocks += nested

    def close(self) -> None:
        """Ends the lines gathered so far; text boxes follow them."""
        whole = "".join(self.text)
        self.blocks += [Line(text=line) for line in whole.split("\n") if line.strip()]
        self.blocks += self.nested
        self.text, self.nested = [], []


_VISITS: dict[str, Callable[[_Page, Element], None]] = {
    "p": _Page.paragraph,
    "r": _Page.run,
    "t": _Page.words,
    "sym": _Page.symbol,
    "sdt": _Page.control,
    "fldChar": _Page.mark,
    "fldSimple": _Page.simple,
    "instrText": _Page.instruct,
    "AlternateContent": _Page.alternate,
    "txbxContent": _Page.box,
    "tbl": _Page.table,
    "delText": lambda _page, _element: None,
    "delInstrText": lambda _page, _element: None,
}


def _cells(table: Element, struck: frozenset[str]) -> tuple[tuple[Cell, ...], list[Block]]:
    """The cells of a table in the grid, merged ones once, and what blocks stood inside them."""
    cells: list[Cell] = []
    nested: list[Block] = []
    tall: dict[int, int] = {}
    for row, element in enumerate(_rows(table)):
        column = count_of(child_of(child_of(element, "trPr"), "gridBefore"), 0)
        for tc in _parts(element, "tc"):
            look = child_of(tc, "tcPr")
            columns = count_of(child_of(look, "gridSpan"), 1)
            down, across = child_of(look, "vMerge"), child_of(look, "hMerge")
            if continues(down) and column in tall:
                above = cells[tall[column]]
                cells[tall[column]] = replace(above, rows=row - above.row + 1)
            elif continues(across) and cells and cells[-1].row == row:
                cells[-1] = replace(cells[-1], columns=cells[-1].columns + columns)
            else:
                cell, inner = _cell(tc, _Page(struck=struck), (row, column, columns))
                tall.pop(column, None)
                if down is not None:
                    tall[column] = len(cells)
                cells.append(cell)
                nested += inner
            column += columns
    return tuple(cells), nested


def _cell(element: Element, page: _Page, at: tuple[int, int, int]) -> tuple[Cell, list[Block]]:
    """One cell at (row, column, columns), walked by a page of its own.

    Boxes and one-cell tables inside are part of its text, other tables stand apart.
    """
    row, column, columns = at
    lines: list[str] = []
    inner: list[Block] = []
    for child in element:
        page.visit(child)
    text, stressed = "".join(page.text), "".join(page.stressed)
    for block in (*page.blocks, *page.nested):
        if isinstance(block, Line):
            lines.append(block.text)
        elif len(block.cells) == 1:
            lines.append(block.cells[0].text)
        else:
            inner.append(block)
    whole = "\n".join([*lines, text]).strip() if lines else text.strip()
    return (
        Cell(text=whole, row=row, column=column, columns=columns, stressed=stressed.strip()),
        inner,
    )


def _rows(table: Element) -> Iterator[Element]:
    """The rows that are there, without those whose deletion is tracked."""
    for row in _parts(table, "tr"):
        if child_of(child_of(row, "trPr"), "del") is None:
            yield row


def _parts(element: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also those wrapped in content controls or custom markup."""
    for child in element:
        if local_name(child) == name:
            yield child
        elif local_name(child) in {"sdt", "sdtContent", "customXml", "ins", "smartTag"}:
            yield from _parts(child, name)


def _form_field(data: Element) -> str:
    """What a legacy form field shows: its box, or the entry chosen from its list."""
    box, choice = child_of(data, "checkBox"), child_of(data, "ddList")
    if box is not None:
        state = child_of(box, "checked")
        return "☑" if is_on(child_of(box, "default") if state is None else state) else "□"
    if choice is not None:
        entries = [value_of(entry) or "" for entry in choice if local_name(entry) == "listEntry"]
        index = count_of(child_of(choice, "result"), 0)
        return entries[index] if index < len(entries) else ""
    return ""


def _is_hidden(look: Element) -> bool:
    return _is_struck(look) or any(is_on(child_of(look, n)) for n in ("vanish", "webHidden"))


def _is_stressed(look: Element) -> bool:
    """Whether a run is underlined, framed, bold, shaded, or set in a colour."""
    shade = child_of(look, "shd")
    fill = (value_of(shade, "fill") or "").lower() if shade is not None else ""
    return (
        any(is_on(child_of(look, name)) for name in _STRESS)
        or fill not in _PLAIN_FILLS
        or _coloured(look)
    )


def _coloured(look: Element) -> bool:
    """Whether a run is set in a colour; grey is how examples are printed."""
    colour = child_of(look, "color")
    told = (value_of(colour) or "") if colour is not None else ""
    if not _COLOUR.fullmatch(told):
        return False
    parts = [int(told[i : i + 2], 16) for i in (0, 2, 4)]
    return max(parts) - min(parts) > _GREY


def _font(look: Element) -> str | None:
    """The symbol font that a run is set in, if it is one."""
    fonts = child_of(look, "rFonts")
    names = [str(value).lower() for value in fonts.attrib.values()] if fonts is not None else []
    return next((name for name in names if name in SIGNS), None)
