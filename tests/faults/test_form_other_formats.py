"""Forms in one XML file, saved pages and pictures in documents that mean harm: held in bounds."""

import importlib.util
import struct
import zlib

import pytest
from cases import POLICY

from intake import forms
from intake.demo.forms import document, package
from intake.model import FormFacts, NotMeasured, Refusal

SEEN = importlib.util.find_spec("rapidocr") is not None
WORD = '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
EXCEL = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>'
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


def read(path, told):
    path.write_bytes(told if isinstance(told, bytes) else told.encode())
    return forms.read(path, path.suffix[1:], POLICY.form, 2020)


@pytest.mark.parametrize("root", [WORD, EXCEL])
def test_entities_in_one_xml_file_are_refused(tmp_path, root):
    found = read(tmp_path / "form.xml", f'<?xml version="1.0"?>{LAUGHS}{root}&b;')

    assert isinstance(found, Refusal)
    assert found.reason == "unreadable"


def test_one_xml_file_that_is_cut_off_is_unreadable(tmp_path):
    found = read(tmp_path / "form.doc", f'<?xml version="1.0"?>{WORD}<w:body><w:p>')

    assert isinstance(found, Refusal)
    assert found.reason == "unreadable"


def test_cells_far_away_in_one_xml_file_take_no_room(tmp_path):
    far = '<Row Index="9999999"><Cell Index="9999999" MergeAcross="9999999"><Data>远</Data>'

    found = read(
        tmp_path / "form.xls",
        f'<?xml version="1.0"?>{EXCEL}{far}</Cell></Row></Table></Worksheet></Workbook>',
    )

    assert found == FormFacts(forms=())


def test_a_saved_page_without_a_page_is_unreadable(tmp_path):
    found = read(tmp_path / "form.doc", "MIME-Version: 1.0\nContent-Type: text/plain\n\n片名")

    assert isinstance(found, Refusal)
    assert found.reason == "unreadable"


def picture(wide, high):
    """A PNG that claims this size and holds nothing but blanks, packed well."""

    def chunk(kind, raw):
        check = zlib.crc32(kind + raw)
        return struct.pack(">I", len(raw)) + kind + raw + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0)
    lines = zlib.compress(bytes((wide // 8 + 1) * 4_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + bytes(20_000)


@pytest.mark.skipif(not SEEN, reason="needs the extra ocr")
def test_a_huge_picture_in_a_document_is_for_staff(tmp_path):
    parts = {"word/document.xml": document(""), "word/media/image1.png": picture(30_000, 30_000)}

    found = forms.read(package(tmp_path / "form.docx", parts), "docx", POLICY.form, 2020)

    assert isinstance(found, NotMeasured)
    assert "30000 x 30000" in found.reason


def test_small_pictures_in_a_document_are_decoration(tmp_path):
    parts = {"word/document.xml": document("")}
    parts |= {f"word/media/image{i}.png": b"\x89PNG" + bytes(100) for i in range(500)}

    found = forms.read(package(tmp_path / "form.docx", parts), "docx", POLICY.form, 2020)

    assert found == FormFacts(forms=())
