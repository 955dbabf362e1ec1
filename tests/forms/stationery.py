"""The newcomers' and travellers' paper and ink: Word's marks in faces, sizes and shades."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from forms import paper
from forms.paper import LINES, Person, Y

from intake.model import Field

CENTRE, RIGHT, SPREAD = "center", "right", "distribute"
FANG, HEI, KAI = "仿宋_GB2312", "黑体", "楷体_GB2312"


def words(text: str) -> dict[Field, str]:
    """Nine label words, apart by blanks, in the fields' order; `_` in one is a line break."""
    said = [word.replace("_", "\n") for word in re.split(" +", text)]
    return dict(zip(Field, said, strict=True))


def people(name: str) -> list[Person]:
    """The people of `name`.toml; what white space they put around a story means nothing."""
    return [
        replace(who, values={f: v.strip() if f is Y else v for f, v in who.values.items()})
        for who in paper.people(name)
    ]


def ink(text: str, size: int = 24, look: str = "", font: str = FANG) -> str:
    """A run in a face of its own; `\\t` and `\\v` in it are a tab and a line break."""
    inner = escape(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    inner = inner.replace("\v", "</w:t><w:br/><w:t xml:space='preserve'>")
    marks = f'<w:rFonts w:ascii="Times New Roman" w:eastAsia="{font}" w:hAnsi="Times New Roman"/>'
    marks = f'<w:rPr>{marks}{look}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    return f'<w:r>{marks}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def p(*pieces: str, align: str = "", marks: str = "", size: int = 24) -> str:
    """A paragraph of runs; a piece without marks of its own becomes one."""
    marks += f'<w:jc w:val="{align}"/>' if align else ""
    runs = "".join(x if x.startswith("<w:") or not x else ink(x, size) for x in pieces)
    return f"<w:p>{f'<w:pPr>{marks}</w:pPr>' if marks else ''}{runs}</w:p>"


def ps(text: str, align: str = "", marks: str = "", size: int = 24) -> str:
    """A paragraph for each line."""
    return "".join(p(line, align=align, marks=marks, size=size) for line in text.split("\n"))


def title(text: str, size: int = 40, font: str = "方正小标宋简体") -> str:
    return p(ink(text, size, font=font), align=CENTRE)


def tc(content: str, wide: int, span: int = 1, *, down: str = "", fill: str = "", align="") -> str:
    """A cell; `down` is "from" or "on" within cells merged downwards, `fill` a shade."""
    inner = content if content.startswith(("<w:p", "<w:t", "<w:s")) else ps(content, align)
    inner += "<w:p/>" if inner.endswith("</w:tbl>") else ""
    marks = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
    marks += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    marks += {"": "", "from": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[down]
    marks += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr>{marks}<w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'


def tr(*cells: str, high: int = 0) -> str:
    """A row of cells, at least so high."""
    marks = f'<w:trHeight w:val="{high}" w:hRule="atLeast"/>' if high else ""
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{''.join(cells)}</w:tr>"


def grid(rows: Iterable[str], columns: Sequence[int], borders: str = LINES) -> str:
    """A table in the middle of the page."""
    marks = f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
    marks += f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    lanes = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in columns)
    return f"<w:tbl><w:tblPr>{marks}</w:tblPr><w:tblGrid>{lanes}</w:tblGrid>{''.join(rows)}</w:tbl>"


def pairs(
    labels: Mapping[Field, str], said: Mapping[Field, str], lines, wide, fill="", high=620
) -> list[str]:
    """Rows of label and answer for each tuple of fields; the last answer fills the row's width.

    The story's row is high, as offices draw it.
    """
    rows = []
    for fields in lines:
        cells = []
        for n, f in enumerate(fields):
            last = n == len(fields) - 1
            at = 2 * n + 1
            room = wide[at:] if last else wide[at : at + 1]
            cells.append(tc(labels[f], wide[at - 1], fill=fill, align=CENTRE))
            cells.append(tc(said[f], sum(room), len(room)))
        rows.append(tr(*cells, high=high if Y not in fields else max(3600, 5 * high)))
    return rows


def picked(options: Iterable[str], right: object, on: str, off: str, gap: str = "  ") -> str:
    """The options, each in the pattern for chosen or not, `{}` for its word."""
    held = (right,) if isinstance(right, str) else tuple(right)
    return gap.join((on if w in held else off).format(w) for w in options)
