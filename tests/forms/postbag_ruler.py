"""Tables of the tenth set, ruled from lines of text: as Word's marks, a worksheet, or a web page.

A line is a row, `|` parts its cells. Each `+` before a cell lets it reach over one more column; `^`
alone goes on with the cell above; `¶` starts a paragraph, which `~` makes small and pale, `<` or
`>` (to the right) writes in the filler's hand. `{T}` is a person's answer (letters as in paper.py),
`{t}` the title without its marks. Outside tables `>` puts a line to the right, `=` in the middle.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from forms import stationery
from forms.paper import GENRES, HERE, PAGE, SEVEN, Form, G, Person, T, docx
from forms.stationery import CENTRE, RIGHT, grid, ink, p, picked, tr
from openpyxl.styles import Alignment, Border, Font, Side

from intake.model import Field

LETTERS = dict(zip("TSDGNPCWY", Field, strict=True))
PALE = '<w:color w:val="808080"/>'
BROAD = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
SIDES = {"": "", ">": RIGHT, "=": CENTRE}
EDGE = Border(*[Side("thin", color="000000")] * 4)


@dataclass(frozen=True)
class Cell:
    """A cell of a row: its first column, how many it covers across and down, and its text."""

    at: int
    across: int
    down: int
    text: str


@dataclass(frozen=True)
class Sheet:
    """A school's retyped form: what is printed on it, and in which hand it is filled in."""

    name: str
    wide: Sequence[int]
    rows: str
    title: str = ""
    before: str = ""
    middle: str = ""
    after: str = ""
    label: Sequence[object] = (24, "", "仿宋_GB2312")
    answer: Sequence[object] = (24, "", "仿宋_GB2312")
    align: str = ""
    tick: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lines: str = ""
    high: int = 600
    tall: int = 4800
    torn: bool = False
    broad: bool = False
    header: str = ""
    footer: str = ""

    def word(self, path: Path, who: Person) -> Form:
        """A document of Word's."""
        parts = {k: p(v, align=CENTRE, size=18) for k in ("header", "footer") if (v := self.of(k))}
        page = BROAD if self.broad else PAGE
        return who.made(docx(path.with_suffix(".docx"), body(self, who), page, **parts))

    def of(self, name: str) -> str:
        return str(getattr(self, name))


def sheets(name: str) -> dict[str, Sheet]:
    """The sheets of `name`.toml."""
    entries = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["sheet"]
    return {entry["name"]: Sheet(**entry) for entry in entries}


def answers(sheet: Sheet, who: Person) -> dict[str, str]:
    """What is put in for each letter; ticked choices instead of words where the sheet has them."""
    said = {letter: who[f] for letter, f in LETTERS.items()} | {"t": str(who.values.get(T, ""))}
    for letter, (on, off, gap) in sheet.tick.items():
        options = GENRES if LETTERS[letter] is G else SEVEN
        said[letter] = picked(options, who.values.get(LETTERS[letter], ()), on, off, gap)
    return said


def ruled(rows: str) -> list[list[Cell]]:
    """The cells of each row; one that goes on with another is no cell of its own."""
    lines = [list(parted(line)) for line in rows.strip().split("\n")]
    return [
        [Cell(at, across, depth(lines[n + 1 :], at), text) for at, across, text in line]
        for n, line in enumerate(lines)
    ]


def parted(line: str) -> Iterable[tuple[int, int, str]]:
    at = 0
    for part in line.split("|"):
        text = part.lstrip("+")
        across = len(part) - len(text) + 1
        yield at, across, text
        at += across


def depth(below: Sequence[Sequence[tuple[int, int, str]]], at: int) -> int:
    """How many rows a cell covers: its own and those whose cell goes on with it."""
    down = 1
    for line in below:
        if not any(first == at and text == "^" for first, _, text in line):
            break
        down += 1
    return down


# --- Word ---


def body(sheet: Sheet, who: Person) -> str:
    """The whole document's marks."""
    said = answers(sheet, who)
    table = grid((row(sheet, line, said) for line in ruled(sheet.rows)), sheet.wide)
    head = stationery.title(sheet.title, 36) if sheet.title else ""
    return (
        free(sheet.before, said) + head + free(sheet.middle, said) + table + free(sheet.after, said)
    )


def free(text: str, said: Mapping[str, str]) -> str:
    """Paragraphs outside the table."""
    done = ""
    for line in text.split("\n") if text else ():
        side = line[:1] if line[:1] in {">", "="} else ""
        done += p(ink(line.removeprefix(side).format_map(said), 24), align=SIDES[side])
    return done


def row(sheet: Sheet, line: Sequence[Cell], said: Mapping[str, str]) -> str:
    high = sheet.tall if any("{Y}" in cell.text for cell in line) else sheet.high
    cells = []
    for cell in line:
        wide = sum(sheet.wide[cell.at : cell.at + cell.across])
        down = "on" if cell.text == "^" else "from" if cell.down > 1 else ""
        inner = "" if cell.text == "^" else within(sheet, cell.text, said)
        cells.append(stationery.tc(inner or p(), wide, cell.across, down=down))
    return tr(*cells, high=high)


def within(sheet: Sheet, text: str, said: Mapping[str, str]) -> str:
    """A cell's paragraphs: printed words in the label's hand, answers in the filler's."""
    done = ""
    for piece in text.split("¶"):
        if piece.startswith("~"):
            done += p(ink(piece[1:].format_map(said), 18, PALE, "楷体_GB2312"))
        elif piece.startswith((">", "<")):
            done += p(*runs(sheet, piece[1:]), align=RIGHT if piece[0] == ">" else sheet.align)
        elif "{" in piece:
            for told in piece.format_map(said).split("\n"):
                marks = sheet.lines if "{Y}" in piece else ""
                side = sheet.align if "{Y}" not in piece else ""
                done += p(*runs(sheet, told), align=side, marks=marks)
        else:
            size, look, font = sheet.label
            done += p(ink(piece, int(str(size)), str(look), str(font)), align=CENTRE)
    return done


def runs(sheet: Sheet, text: str) -> list[str]:
    """An answer's runs; a torn one breaks where Word breaks it, at figures, with its own marks."""
    size, look, font = sheet.answer
    parts = re.findall(r"[0-9A-Za-z]+|[^0-9A-Za-z]+", text) if sheet.torn else [text]
    done = []
    for n, part in enumerate(parts):
        done.append(ink(part, int(str(size)), str(look), str(font)))
        if sheet.torn and n % 3 == 1:
            done.append('<w:proofErr w:type="gramEnd"/>')
    return done


# --- worksheets and pages ---


def written(sheet: Sheet, who: Person, page, top: int = 1) -> int:
    """The table in a worksheet from row `top` on, its cells merged; gives the row below it."""
    said = answers(sheet, who)
    for n, line in enumerate(ruled(sheet.rows), top):
        high = 210 if any("{Y}" in cell.text for cell in line) else sheet.high // 20
        page.row_dimensions[n].height = high
        for cell in line:
            if cell.text == "^":
                continue
            held = page.cell(n, cell.at + 1, flat(cell.text).format_map(said) or None)
            answer = "{" in cell.text or cell.text[:1] in {"<", ">"}
            held.font = Font("宋体", 12, bold=not answer and bool(sheet.label[1]))
            side = "left" if answer and not sheet.align else "center"
            held.alignment = Alignment(side, "center", wrap_text=True)
            for beside in range(cell.across):
                page.cell(n, cell.at + 1 + beside).border = EDGE
            if cell.across * cell.down > 1:
                ends = {"end_row": n + cell.down - 1, "end_column": cell.at + cell.across}
                page.merge_cells(start_row=n, start_column=cell.at + 1, **ends)
    for n, wide in enumerate(sheet.wide):
        page.column_dimensions["ABCDEFGHIJKLM"[n]].width = wide / 110
    return top + len(ruled(sheet.rows))


def flat(text: str) -> str:
    """A cell's text without its signs, a line for each paragraph."""
    return re.sub(r"(^|¶)[~<>]?", "\n", text).removeprefix("\n")


def tabled(sheet: Sheet, who: Person, style: str = "", answer: str = "") -> str:
    """The table as a web page has it."""
    said = {k: escape(v).replace("\n", "<br>") for k, v in answers(sheet, who).items()}
    done = ""
    for line in ruled(sheet.rows):
        done += "<tr>"
        for cell in (c for c in line if c.text != "^"):
            spans = f" colspan={cell.across}" if cell.across > 1 else ""
            spans += f" rowspan={cell.down}" if cell.down > 1 else ""
            look = answer if "{" in cell.text or cell.text[:1] == "<" else style
            inner = flat(cell.text).replace("\n", "<br>").format_map(said)
            done += f"<td{spans}{f' {look}' if look else ''}>{inner}</td>"
        done += "</tr>"
    return done
