"""Substance: how much a file says about its letter, by name, type and content."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.demo.forms import docx
from intake.letters import substance
from intake.letters.substance import Weight

ASIDE, OTHER, DOCUMENT, MATERIAL = Weight
OCTETS = "application/octet-stream"
MP4 = b"\0\0\0\x20ftypisom"
JPEG = b"\xff\xd8\xff\xe0"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(*names, way=zipfile.ZIP_DEFLATED, text="x"):
    """A zip with these members in this order."""
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w", way) as archive:
        for name in names:
            archive.writestr(name, text)
    return octets.getvalue()


@pytest.mark.parametrize(
    ("name", "media_type", "content", "weight"),
    [
        ("田埂.mp4", OCTETS, b"", MATERIAL),
        ("田埂.MOV", OCTETS, b"no film", MATERIAL),
        ("田埂.rmvb", OCTETS, b"", MATERIAL),
        ("a.part1.rar", OCTETS, b"", MATERIAL),
        ("a.7z.001", OCTETS, b"", MATERIAL),
        ("a.z01", OCTETS, b"", MATERIAL),
        ("a.tar.gz ", OCTETS, b"", MATERIAL),
        ("百度网盘.url", OCTETS, b"[InternetShortcut]", MATERIAL),
        ("田埂", "video/mp4", b"", MATERIAL),
        ("a.dat", "application/x-zip-compressed", b"", MATERIAL),
        ("a.dat", OCTETS, MP4, MATERIAL),
        ("a.jpg", "image/jpeg", MP4, MATERIAL),
        ("a.dat", OCTETS, b"\x1a\x45\xdf\xa3", MATERIAL),
        ("a.dat", OCTETS, b"RIFF\0\0\0\0AVI ", MATERIAL),
        ("a.dat", OCTETS, b"\0\0\0\x08wide", MATERIAL),
        ("a.dat", OCTETS, (b"G" + bytes(187)) * 4, MATERIAL),
        ("a.dat", OCTETS, substance._ASF, MATERIAL),
        ("a.dat", OCTETS, b"Rar!\x1a\x07\0", MATERIAL),
        ("a.dat", OCTETS, bytes(257) + b"ustar", MATERIAL),
        ("a.dat", OCTETS, packed("灯.txt"), MATERIAL),
        ("a", OCTETS, b"who knows", MATERIAL),
        ("attachment-1.bin", OCTETS, b"who knows", MATERIAL),
        ("田埂上的论文 v1.2 最终版", OCTETS, b"who knows", MATERIAL),
        ("登记表.doc", "application/msword", b"", DOCUMENT),
        ("登记表.WPS", OCTETS, COMPOUND, DOCUMENT),
        ("简历.pdf", OCTETS, b"", DOCUMENT),
        ("a.dat", "application/pdf", b"", DOCUMENT),
        ("a", OCTETS, b"\n%PDF-1.4", DOCUMENT),
        ("a", OCTETS, b"{\\rtf1", DOCUMENT),
        ("a", OCTETS, COMPOUND, DOCUMENT),
        ("a", OCTETS, packed("[Content_Types].xml"), DOCUMENT),
        ("a", OCTETS, packed("word/document.xml"), DOCUMENT),
        ("a.docx", OCTETS, packed("x"), DOCUMENT),
        ("photo.jpg", "image/jpeg", JPEG, OTHER),
        ("photo", OCTETS, JPEG, OTHER),
        ("a.webp", "image/webp", b"RIFF\0\0\0\0WEBP", OTHER),
        ("song.mp3", "audio/mpeg", b"ID3", OTHER),
        ("song.wma", "audio/x-ms-wma", substance._ASF, OTHER),
        ("song.m4a", "audio/mp4", b"\0\0\0\x20ftypM4A ", OTHER),
        ("attachment-1.bin", "audio/basic", b"x", OTHER),
        ("winmail.dat", "application/ms-tnef", b"x", OTHER),
        ("winmail.dat", OCTETS, b"x", OTHER),
        ("letter.msg", OCTETS, COMPOUND, OTHER),
        ("说明.txt", "text/plain", b"For free", OTHER),
        ("a.xyz", OCTETS, b"who knows", OTHER),
        ("invite.ics", "text/calendar", b"", ASIDE),
        ("smime.p7s", "application/pkcs7-signature", b"", ASIDE),
        ("a.EML", "message/rfc822", b"", ASIDE),
    ],
)
def test_the_weight_of_a_file(name, media_type, content, weight):
    assert substance.weigh(name, media_type, content).weight is weight


def test_the_words_of_a_blank_form_are_read(tmp_path):
    content = docx(tmp_path / "1.docx", {}).read_bytes()

    assert "片名" in substance.weigh("1.docx", OCTETS, content).said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packed("word/document.xml", text="<w:t>片</w:t><w:t>名</w:t>"), "片名"),
        (packed("word/document.xml", way=zipfile.ZIP_STORED, text="片名")[:53], "片名"),
        (packed("xl/sharedStrings.xml", text="<t>片名</t>"), "片名"),
        (packed("x"), ""),
        (packed("word/document.xml").replace(b"word/document.xml", b"word/document.xml\xff"), ""),
        (COMPOUND + bytes(504) + "登记表片名".encode("utf-16-le"), None),
        (b"%PDF-", ""),
    ],
)
def test_the_words_at_the_top_of_a_document(content, said):
    found = substance.weigh("1.docx", OCTETS, content).said

    assert found == said if said is not None else found.endswith("登记表片名")


def test_a_document_that_unpacks_without_end_is_read_to_a_bound():
    content = packed("word/document.xml", text="片" * 3_000_000)

    assert len(substance.weigh("1.docx", OCTETS, content).said) == substance.UNPACKED_BYTES // 3


@given(st.text(), st.sampled_from([OCTETS, "", "x/y"]), st.binary())
def test_weighing_never_fails(name, media_type, content):
    for head in (b"", b"PK\x03\x04", COMPOUND, packed("word/document.xml")[:50]):
        assert substance.weigh(name, media_type, head + content).name == name
