"""The demo's forms are real Word files: the annex's table, and the same bytes every time."""

import zipfile

from lxml import etree

from intake.demo.forms import EXAMPLES, LABELS, docx
from intake.model import Field

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def grid(path):
    """The texts of the table's cells, row by row, and the columns that each is merged over."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        root = etree.fromstring(archive.read("word/document.xml"))
    rows = []
    for row in root.iter(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        texts = ["\n".join(t.text or "" for t in c.iter(f"{W}t")) for c in cells]
        spans = [c.find(f"{W}tcPr/{W}gridSpan") for c in cells]
        rows.append((texts, [1 if s is None else int(s.get(f"{W}val")) for s in spans]))
    return rows


def test_the_blank_form_is_the_annex_with_its_examples(tmp_path):
    rows = grid(docx(tmp_path / "new" / "form.docx", {}))

    assert len(rows) == 8
    assert [sum(spans) for _, spans in rows] == [4] * 8
    assert rows[0][0] == ["片名", "《XXX》", "选送学校", "XXX"]
    assert rows[1][0] == ["预计时长", "XXmin", "类型", "纪录片或剧情片"]
    assert rows[4] == (["制作周期", EXAMPLES[Field.PRODUCTION_PERIOD]], [1, 3])
    assert rows[5] == ([LABELS[Field.SYNOPSIS], ""], [1, 3])


def test_an_answer_stands_as_written(tmp_path):
    answers = {Field.TITLE: "《甲 & <乙>》", Field.SYNOPSIS: "一\n二"}

    rows = grid(docx(tmp_path / "form.docx", answers))

    assert rows[0][0] == ["片名", "《甲 & <乙>》", "选送学校", "XXX"]
    assert rows[5][0][1] == "一\n二"


def test_the_same_answers_make_the_same_bytes(tmp_path):
    answers = {Field.TITLE: "《灯》"}

    first = docx(tmp_path / "a.docx", answers).read_bytes()

    assert docx(tmp_path / "b.docx", answers).read_bytes() == first
