"""A workbook with one cell at the far end of the sheet: the robot lives on, however it is written.

calamine asks for the whole rectangle and ends the process when there is no memory for it.
"""

import re
import zipfile

import pytest
import xlsxwriter
from cases import POLICY

from intake import forms
from intake.forms import sheets, workbook
from intake.forms.dressed import Looks
from intake.forms.sheets import Merged, Sheet
from intake.model import FormFacts, NotMeasured, Refusal

FAR = b'r="XFD1048576"'
SHEET = "xl/worksheets/sheet1.xml"


def moved(parts):
    """The sheet in a part of another name, as only its relation tells."""
    target = b"other/one.xml"
    parts["xl/other/one.xml"] = parts.pop(SHEET)
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"worksheets/sheet1.xml", target)


def among_drawings(parts):
    parts["xl/drawings/one.xml"] = parts.pop(SHEET)
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"worksheets/sheet1.xml", b"drawings/one.xml")


def rewritten(old, new):
    def change(parts):
        parts[SHEET] = re.sub(old, new, parts[SHEET])

    return change


WAYS = {
    "plainly": lambda _: None,
    "in single quotes": rewritten(FAR, FAR.replace(b'"', b"'")),
    "with blanks": rewritten(b"r=(.XFD1048576.)", rb"r = \1"),
    "in small letters": rewritten(b"XFD1048576", b"xfd1048576"),
    "behind a false one": rewritten(FAR, b"x=' r=\"A1\"' " + FAR),
    "in another part": moved,
    "in a part for drawings": among_drawings,
}


def book(path, change):
    """A workbook whose second cell stands at XFD1048576, changed."""
    near = path.with_suffix(".near")
    with xlsxwriter.Workbook(near) as made:
        sheet = made.add_worksheet()
        sheet.write("A1", "片名")
        sheet.write("C5000", "远")
    with zipfile.ZipFile(near) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[SHEET] = parts[SHEET].replace(b'r="C5000"', FAR).replace(b'r="5000"', b'r="1048576"')
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return path


OFTEN = ("plainly", "in single quotes", "in another part")
"""Those tried by `make test`: each of the others costs a process."""


@pytest.mark.parametrize(
    "way", [w if w in OFTEN else pytest.param(w, marks=pytest.mark.torture) for w in WAYS]
)
def test_a_far_cell_ends_nobody(tmp_path, way):
    found = forms.read(book(tmp_path / "form.xlsx", WAYS[way]), "xlsx", POLICY.form, 2020)

    assert isinstance(found, Refusal | NotMeasured)


def test_a_far_cell_that_is_told_plainly_is_too_large(tmp_path):
    path = book(tmp_path / "form.xlsx", WAYS["plainly"])

    found = forms.read(path, "xlsx", POLICY.form, 2020)

    assert (type(found), getattr(found, "reason", "")) == (Refusal, "too-large")


def test_a_far_cell_without_content_is_nothing(tmp_path):
    empty = rewritten(rb'<c r="XFD1048576"[^>]*>.*?</c>', b'<c r="XFD1048576" s="0"/>')

    found = forms.read(book(tmp_path / "form.xlsx", empty), "xlsx", POLICY.form, 2020)

    assert found == FormFacts(forms=())


def test_many_sheets_that_are_each_within_bounds_are_too_large_together(tmp_path):
    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(path) as made:
        for _ in range(4):
            made.add_worksheet().write(9_999, 9, "远")

    found = forms.read(path, "xlsx", POLICY.form, 2020)

    assert (type(found), getattr(found, "reason", "")) == (Refusal, "too-large")


def test_an_ordinary_workbook_is_read_without_another_process(tmp_path):
    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet().write("A1", "片名")

    assert sheets._is_plain(path)


def test_merged_rectangles_that_overlap_take_no_time():
    whole = Merged(top=0, left=0, bottom=1_048_575, right=16_383)

    table = workbook._table(
        Sheet(name="", rows=(("片名", "x"),), merged=(whole,) * 100_000), Looks()
    )

    assert [cell.text for cell in table.cells] == ["片名"]
