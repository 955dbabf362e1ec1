"""Word 97 documents without any office program: what their bytes say, and nothing from bad ones."""

import struct

import pytest
from cases import POLICY
from forms.compounds import SECTOR, compound, word
from hypothesis import given, settings
from hypothesis import strategies as st

from intake import forms
from intake.forms import olddoc
from intake.forms.cells import Cell, Line, Table
from intake.forms.compound import Compound, DamagedError
from intake.forms.package import UnusableError
from intake.model import Field

FORM = (
    "微视频信息登记表\r片名\x07田埂上的论文\x07\x07选送学校\x07皖南师范学院\x07\x07"
    "联系人\r姓名\x07王小明\x07\x07电话\x0713800000000\x07\x07请在十月底前报送\r"
)
SAID = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=40)


def saved(folder, raw):
    path = folder / "form.doc"
    path.write_bytes(raw)
    return path


def rows(table):
    """The texts of a table's cells by row and column."""
    return {(cell.row, cell.column): cell.text for cell in table.cells}


def test_lines_and_tables_stand_in_their_order(tmp_path):
    heading, table, closing = olddoc.read(saved(tmp_path, word([FORM])))

    assert heading == Line(text="微视频信息登记表", sure=olddoc.SURE)
    assert rows(table) == {
        (0, 0): "片名",
        (0, 1): "田埂上的论文",
        (1, 0): "选送学校",
        (1, 1): "皖南师范学院",
        (2, 0): "联系人\n姓名",
        (2, 1): "王小明",
        (3, 0): "电话",
        (3, 1): "13800000000",
    }
    assert closing == Line(text="请在十月底前报送", sure=olddoc.SURE)


def test_a_paragraph_ends_within_a_cell(tmp_path):
    (table,) = olddoc.read(saved(tmp_path, word(["梗概\x07路修好了。\r灯亮了。\x07\x07"])))

    cells = {"梗概": 0, "路修好了。\n灯亮了。": 1}
    made = (Cell(text=text, row=0, column=at, sure=olddoc.SURE) for text, at in cells.items())
    assert table == Table(cells=tuple(made))


def test_long_lines_between_two_tables_are_no_label(tmp_path):
    between = "以下各项由学校填写，请勿改动表格的样式与顺序。"
    raw = word([f"片名\x07灯\x07\x07{between}\r学校\x07黄山学院\x07\x07"])

    blocks = olddoc.read(saved(tmp_path, raw))

    assert [rows(b) if isinstance(b, Table) else b.text for b in blocks] == [
        {(0, 0): "片名", (0, 1): "灯"},
        between,
        {(0, 0): "学校", (0, 1): "黄山学院"},
    ]


def test_a_field_shows_its_result_and_signs_are_plain(tmp_path):
    field = '见\x13 HYPERLINK "http://a.example" \x14说明\x15\x13PAGE\x15\x1e附\xa0件\x1f\r'

    assert olddoc.read(saved(tmp_path, word([field]))) == (
        Line(text="见说明-附 件", sure=olddoc.SURE),
    )


@settings(deadline=None)
@given(st.lists(st.one_of(SAID, st.binary(min_size=1, max_size=20)), min_size=1, max_size=8))
def test_pieces_are_put_together_whatever_their_encoding(tmp_path_factory, pieces):
    pieces = [p if isinstance(p, str) else p.hex().encode() for p in pieces]
    path = saved(tmp_path_factory.getbasetemp(), word(pieces))

    meant = "".join(p if isinstance(p, str) else p.decode() for p in pieces)
    assert olddoc.read(path) == (Line(text=meant, sure=olddoc.SURE),)


def test_a_long_document_is_read_to_its_budget(tmp_path):
    row = f"梗概\x07{'灯' * 200}\x07\x07"
    raw = word([row * (olddoc.MOST_CHARACTERS // len(row)), "学校\r"])

    (table, *rest) = olddoc.read(saved(tmp_path, raw))

    last = table.cells[-1]
    assert (last.row, last.column, last.text) == (
        olddoc.MOST_CHARACTERS // len(row) - 1,
        1,
        "灯" * 200,
    )
    assert rest == [Line(text="学校"[: olddoc.MOST_CHARACTERS % len(row)], sure=olddoc.SURE)]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(word([FORM], locked=True), id="locked"),
        pytest.param(word([FORM], magic=0x1234), id="another magic"),
        pytest.param(word([]), id="no piece"),
        pytest.param(compound({"WordDocument": bytes(600)}), id="no document"),
        pytest.param(compound({"1Table": bytes(600)}), id="no main stream"),
        pytest.param(b"", id="empty"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path, raw):
    with pytest.raises(UnusableError) as caught:
        olddoc.read(saved(tmp_path, raw))

    assert caught.value.refusal.reason == "unreadable"


def test_a_document_over_its_budget_is_refused(tmp_path):
    path = saved(tmp_path, word([FORM]))
    with path.open("r+b") as file:
        file.truncate(olddoc.MOST_OLD_BYTES + 1)

    with pytest.raises(UnusableError) as caught:
        olddoc.read(path)

    assert caught.value.refusal.reason == "too-large"


@settings(deadline=None)
@given(st.data())
def test_damage_never_ends_in_anything_else(tmp_path_factory, data):
    raw = bytearray(word([FORM * 30, b"plain"]))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 4))
        struct.pack_into("<L", raw, at, data.draw(st.integers(0, 0xFFFFFFFF)))
    path = saved(tmp_path_factory.getbasetemp(), raw[: data.draw(st.integers(0, len(raw)))])

    try:
        found = olddoc.read(path)
    except UnusableError as error:
        found = (error.refusal.reason,)

    assert all(isinstance(block, Line | Table) or block == "unreadable" for block in found)


def test_a_chain_that_bites_its_tail_ends(tmp_path):
    raw = bytearray(compound({"WordDocument": b"x" * 5000}))
    table = raw.index(struct.pack("<3L", 1, 2, 3))
    struct.pack_into("<L", raw, table + 4 * 9, 0)

    held = Compound(bytes(raw)).stream("WordDocument")

    assert held == b"x" * 5000


def test_a_stream_that_nobody_wrote_is_damage():
    with pytest.raises(DamagedError):
        Compound(compound({"a": b"b" * SECTOR})).stream("c")


def test_a_small_stream_and_a_large_one_are_whole():
    made = {"small": bytes(range(200)), "large": bytes(range(256)) * 40, "other": b"z" * 70}

    held = Compound(compound(made))

    assert {name: held.stream(name) for name in made} == made


def test_its_form_is_read_where_no_office_is_and_nothing_is_sure(tmp_path):
    found = forms.read(saved(tmp_path, word([FORM])), "doc", POLICY.form, 2020)

    (form,) = found.forms
    assert {name: filled.value for name, filled in form.fields.items()} == {
        Field.TITLE: "田埂上的论文",
        Field.SCHOOL: "皖南师范学院",
        Field.CONTACT_NAME: "王小明",
        Field.CONTACT_PHONE: "13800000000",
    }
    assert max(filled.confidence for filled in form.fields.values()) <= olddoc.SURE
