"""What the fourteenth set's documents share: the annex's own table as issued, faces, saving."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from forms.paper import ANNEX, C, D, Form, G, N, P, Person, S, T, W, Y, docx
from forms.stationery import grid, ink, p, tc, tr

from intake.model import Field

SONG, YAHEI = "宋体", "微软雅黑"
HEAD = "第二季“我的 2020—全国高校师生微视频征集展示活动”微视频信息登记表"
LABELS = ANNEX | {Y: "故事梗概（500字以内，简要介绍作品内容）"}
WIDE = (1700, 2900, 1700, 2700)
PAIRS, ROWS = ((T, S), (D, G), (N, P)), (C, W, Y)
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
ORDER = (T, S, D, G, N, P, C, W, Y)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="宋体" '
    'w:hAnsi="Calibri"/><w:kern w:val="2"/><w:sz w:val="21"/><w:lang w:val="en-US" '
    'w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>'
)


def kept(path: Path, who: Person, body: str) -> Form:
    """A document with the styles that an office program writes into it."""
    return who.made(docx(path.with_suffix(".docx"), body, styles=STYLES))


def typed(
    text: str, font: str = SONG, size: int = 24, look: str = "", *, align: str = "", marks: str = ""
) -> str:
    """A paragraph for each line, in one face."""
    lines = text.split("\n")
    return "".join(p(ink(line, size, look, font), align=align, marks=marks) for line in lines)


def torn(text: str, font: str = SONG, size: int = 24) -> str:
    """A paragraph for each line, its runs torn where the writing changes, as WPS saves them."""
    done = ""
    for line in text.split("\n"):
        parts = re.findall(r"[\x21-\x7e]+|[^\x21-\x7e]+", line)
        runs = [
            ink(part, size, '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>', font) for part in parts
        ]
        runs[1:1] = ['<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>']
        done += p(*runs)
    return done


def printed_labels(font: str = SONG, size: int = 24, look: str = "", align: str = ""):
    """The annex's labels in one face."""
    return {f: typed(text, font, size, look, align=align) for f, text in LABELS.items()}


def rows(
    labels: Mapping[Field, str],
    said: Mapping[Field, str],
    wide: Sequence[int] = WIDE,
    high: int = 560,
    tall: int = 560,
) -> list[str]:
    """The annex's rows; what is said stands there in Word's paragraphs."""
    done = [
        tr(*(tc(x, w) for x, w in zip((labels[a], said[a], labels[b], said[b]), wide, strict=True)),
           high=high)
        for a, b in PAIRS
    ]  # fmt: skip
    rest = sum(wide[1:])
    broad = (
        tr(tc(labels[f], wide[0]), tc(said[f], rest, 3), high=tall if f is Y else high)
        for f in ROWS
    )
    return [*done, *broad]


def annex(
    labels: Mapping[Field, str],
    said: Mapping[Field, str],
    more: Iterable[str] = (),
    wide: Sequence[int] = WIDE,
    **high: int,
) -> str:
    """The annex's title and table, with rows of the school's below."""
    return p(ink(HEAD, 32, font=SONG), align="center") + grid(
        [*rows(labels, said, wide, **high), *more], wide
    )
