"""word/document.xml → lines and cells, as the page shows them."""

import pytest
from forms.hard import cell, para, row, run, table, text

from intake.demo.forms import document, package
from intake.forms import docx
from intake.forms.cells import Cell, Line, Table

TICK = '<w:fldChar w:fldCharType="{}"/>'


def blocks(tmp_path, body, name="word/document.xml"):
    return docx.read(package(tmp_path / "form.docx", {name: document(body)}))


def shown(tmp_path, content):
    """The text of one paragraph with this content."""
    return [line.text for line in blocks(tmp_path, para(content))]


CONTENTS = {
    "tab and break": (run("a\tb\nc"), ["a\tb", "c"]),
    "hyphens": ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/></w:r>", ["1-2"]),
    "deleted": ("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>" + run("a"), ["a"]),
    "deleted as text": ("<w:del><w:r><w:t>x</w:t></w:r></w:del>" + run("a"), ["a"]),
    "inserted": ("<w:ins><w:r><w:t>x</w:t></w:r></w:ins>" + run("a"), ["xa"]),
    "moved": (f"<w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('y')}</w:moveTo>", ["y"]),
    "struck": (run("x", "<w:strike/>") + run("a", '<w:strike w:val="0"/>'), ["a"]),
    "struck twice": (run("x", '<w:dstrike w:val="true"/>') + run("a"), ["a"]),
    "hidden": (run("x", "<w:vanish/>") + run("a"), ["a"]),
    "ruby": (
        "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        ["a"],
    ),
    "control": (f"<w:sdt><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", ["a"]),
    "placeholder": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('x')}</w:sdtContent>"
        f"</w:sdt>{run('a')}",
        ["a"],
    ),
    "ticked control": (
        '<w:sdt><w:sdtPr><w:checkbox><w:checked w:val="1"/></w:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>{run('a')}",
        ["☑a"],
    ),
    "empty control": (
        '<w:sdt><w:sdtPr><w:checkbox><w:checked w:val="0"/></w:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>{run('a')}",
        ["□a"],
    ),
    "form box": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
        "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>" + run("a"),
        ["☑a"],
    ),
    "form box by default": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
        "</w:checkBox></w:ffData></w:fldChar></w:r>" + run("a"),
        ["□a"],
    ),
    "form list": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="x"/><w:listEntry w:val="a"/></w:ddList></w:ffData></w:fldChar></w:r>',
        ["a"],
    ),
    "tick in a box by a field": (
        f"<w:r>{TICK.format('begin')}</w:r><w:r><w:instrText>eq \\o\\ac(□,</w:instrText></w:r>"
        f"<w:r><w:instrText>√)</w:instrText></w:r><w:r>{TICK.format('end')}</w:r>" + run("a"),
        ["☑a"],
    ),
    "field's result": (
        f"<w:r>{TICK.format('begin')}<w:instrText>DATE</w:instrText>{TICK.format('separate')}"
        f"<w:t>a</w:t>{TICK.format('end')}</w:r>",
        ["a"],
    ),
    "sign": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>a</w:t></w:r>', ["☑a"]),
    "other sign": ('<w:r><w:sym w:font="Symbol" w:char="F0FE"/><w:t>a</w:t></w:r>', ["a"]),
    "no sign": ('<w:r><w:sym w:font="Wingdings" w:char="zz"/><w:t>a</w:t></w:r>', ["a"]),
    "sign by font": (run("R", '<w:rFonts w:ascii="Wingdings 2"/>') + run("a"), ["☑a"]),
    "math": ("<w:oMath><w:r><w:t>3′</w:t></w:r></w:oMath>", ["3′"]),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_what_a_paragraph_shows(tmp_path, name):
    content, lines = CONTENTS[name]

    assert shown(tmp_path, content) == lines


def test_cells_stand_in_the_grid_with_their_merges(tmp_path):
    body = table(
        row(cell("a", '<w:vMerge w:val="restart"/>'), cell("b", '<w:gridSpan w:val="2"/>')),
        row(cell("hidden", "<w:vMerge/>"), "c", "d"),
        row(cell("e", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "f"),
    )

    assert blocks(tmp_path, body) == (
        Table(
            cells=(
                Cell(text="a", row=0, column=0, rows=2),
                Cell(text="b", row=0, column=1, columns=2),
                Cell(text="c", row=1, column=1),
                Cell(text="d", row=1, column=2),
                Cell(text="e", row=2, column=0, columns=2),
                Cell(text="f", row=2, column=2),
            )
        ),
    )


def test_a_row_may_begin_further_right_and_a_merge_begin_anew(tmp_path):
    late = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("b") + "</w:tr>"
    merge = '<w:vMerge w:val="restart"/>'

    [found] = blocks(tmp_path, table(row(cell("a", merge)), row(cell("c", merge)), late))

    assert [(c.text, c.row, c.column, c.rows) for c in found.cells] == [
        ("a", 0, 0, 1),
        ("c", 1, 0, 1),
        ("b", 2, 1, 1),
    ]


def test_rows_and_cells_in_content_controls_are_seen(tmp_path):
    inner = f"<w:tr><w:sdt><w:sdtContent>{cell('a')}</w:sdtContent></w:sdt></w:tr>"

    [found] = blocks(tmp_path, table(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"))

    assert [c.text for c in found.cells] == ["a"]


def test_a_deleted_row_is_gone(tmp_path):
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('x')}</w:tr>"

    [found] = blocks(tmp_path, table(gone, row("a")))

    assert [c.text for c in found.cells] == ["a"]


def test_a_table_in_a_cell_stands_apart_and_a_single_cell_does_not(tmp_path):
    apart = blocks(tmp_path, table(row(cell(text("a") + table(row("b", "c")) + "<w:p/>"))))
    single = blocks(tmp_path, table(row(cell(table(row("b")) + text("a")))))

    assert [[c.text for c in found.cells] for found in apart] == [["a"], ["b", "c"]]
    assert [[c.text for c in found.cells] for found in single] == [["b\na"]]


def test_a_text_box_follows_its_paragraph_once(tmp_path):
    box = f"<w:txbxContent>{text('b')}{table(row('c'))}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="urn:mc">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )

    found = blocks(tmp_path, para(both + run("a")) + text("d"))

    assert found[:2] == (Line(text="a"), Line(text="b"))
    assert [c.text for c in found[2].cells] == ["c"]
    assert found[3:] == (Line(text="d"),)


def test_a_drawing_without_text_falls_back(tmp_path):
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice/>'
        f"<mc:Fallback><w:txbxContent>{text('b')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert shown(tmp_path, both) == ["b"]


def test_what_is_underlined_is_kept_aside(tmp_path):
    look = run("b", '<w:u w:val="single"/>') + run("c", '<w:u w:val="none"/>')

    [found] = blocks(tmp_path, table(row(cell(run("a") + look))))

    assert [(c.text, c.stressed) for c in found.cells] == [("abc", "b")]


@pytest.mark.parametrize(
    ("colour", "stressed"), [("FF0000", "b"), ("808080", ""), ("000000", ""), ("auto", "")]
)
def test_what_is_set_in_a_colour_is_kept_aside_and_grey_is_none(tmp_path, colour, stressed):
    look = run("b", f'<w:color w:val="{colour}"/>')

    [found] = blocks(tmp_path, table(row(cell(run("a") + look))))

    assert [(c.text, c.stressed) for c in found.cells] == [("ab", stressed)]


@pytest.mark.parametrize("name", ["word/document2.xml", "word\\document.xml"])
def test_the_main_part_may_have_another_name(tmp_path, name):
    assert blocks(tmp_path, text("a"), name) == (Line(text="a"),)


def test_a_huge_span_is_held_to_words_own_limit(tmp_path):
    [found] = blocks(tmp_path, table(row(cell("a", '<w:gridSpan w:val="999999999"/>'), "b")))

    assert [c.column for c in found.cells] == [0, 63]
