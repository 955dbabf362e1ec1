"""Registration forms for the demo: the notice's table as a Word document, filled or blank.

The form is the annex (微视频信息登记表): eight rows and four columns, the values of the last
fields merged across three columns, the synopsis over three rows as well. A field without an
answer shows the grey example text that the annex hands out.
"""

from __future__ import annotations

import html
import zipfile
from collections.abc import Mapping
from pathlib import Path

from intake.model import Field

HEADING = "第二季“我的 2020—全国高校师生微视频征集展示活动”微视频信息登记表"
LABELS = {
    Field.TITLE: "片名",
    Field.SCHOOL: "选送学校",
    Field.DURATION: "预计时长",
    Field.GENRE: "类型",
    Field.CONTACT_NAME: "联系人姓名",
    Field.CONTACT_PHONE: "联系人电话",
    Field.CATEGORIES: "内容分类",
    Field.PRODUCTION_PERIOD: "制作周期",
    Field.SYNOPSIS: "故事梗概（500字以内，简要介绍作品内容）",
}
"""The nine fields in the annex's order, as it calls them."""
EXAMPLES = {
    Field.TITLE: "《XXX》",
    Field.SCHOOL: "XXX",
    Field.DURATION: "XXmin",
    Field.GENRE: "纪录片或剧情片",
    Field.CONTACT_NAME: "XXX",
    Field.CONTACT_PHONE: "XXX",
    Field.CATEGORIES: (
        "例：从以下几类中任选一项或多项填写“教育扶贫、健康扶贫、消费扶贫、智力扶贫、科技扶贫、"
        "产业扶贫、其他”"
    ),
    Field.PRODUCTION_PERIOD: "例：2020 年 X 月 XX 日-X 月 XX 日",
    Field.SYNOPSIS: "",
}
"""What the annex shows where nothing has been filled in."""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_WIDTHS = (1700, 2900, 1700, 2700)
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip knows: the same answers make the same bytes on any day."""


def docx(path: Path, answers: Mapping[Field, str]) -> Path:
    """A .docx at `path` with these answers as its sender wrote them; without any a blank form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return package(path, parts(document(_heading() + table(answers))))


def parts(main: str) -> dict[str, str | bytes]:
    """The parts of a Word file around its main one, word/document.xml."""
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": main,
    }


def package(path: Path, content: Mapping[str, str | bytes]) -> Path:
    """A zip of these parts at `path`, the same bytes whenever and wherever it is made."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, octets in content.items():
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, octets)
    return path


def document(body: str) -> str:
    """A whole word/document.xml around the given body, on A4."""
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    return f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}<w:p/>{page}</w:body></w:document>'


def table(answers: Mapping[Field, str]) -> str:
    """The annex's table with these answers, as WordprocessingML."""
    names = list(LABELS)
    rows = ["".join(_pair(name, answers) for name in names[i : i + 2]) for i in (0, 2, 4)]
    rows += [_pair(name, answers, span=3) for name in names[6:8]]
    rows.append(_pair(Field.SYNOPSIS, answers, span=3, merge='<w:vMerge w:val="restart"/>'))
    rows += [_cell("", merge="<w:vMerge/>") + _cell("", span=3, merge="<w:vMerge/>")] * 2
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    )


def _pair(name: Field, answers: Mapping[Field, str], *, span: int = 1, merge: str = "") -> str:
    """A label's cell and its value's: the answer in black, else the example in grey."""
    answer = answers.get(name)
    value = _run(EXAMPLES[name], grey=True) if answer is None else _run(answer)
    return _cell(_run(LABELS[name]), merge=merge) + _cell(value, span=span, merge=merge)


def _cell(content: str, *, span: int = 1, merge: str = "") -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{across}{merge}</w:tcPr><w:p>{content}</w:p></w:tc>"


def _run(text: str, *, grey: bool = False) -> str:
    """A run of text; a line break in it is one in Word, too."""
    look = '<w:rPr><w:color w:val="808080"/></w:rPr>' if grey else ""
    lines = (f'<w:t xml:space="preserve">{html.escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"


def _heading() -> str:
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_run(HEADING)}</w:p>'
