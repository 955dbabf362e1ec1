from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile

import films as odd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from measured import maker, workshop

from intake.demo import films
from intake.materials import listing, nature
from intake.model import Nature


def zipped(*members: str, comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
        archive.comment = comment
    return stream.getvalue()


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("成片.mp4"))
    return stream.getvalue()


def box(kind: bytes, brand: bytes = b"isom") -> bytes:
    return b"\x00\x00\x00\x20" + kind + brand + bytes(40)


TYPES = "[Content_Types].xml"
OLE2 = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
DOCX = zipped(TYPES, "_rels/.rels", "word/document.xml")
TEXT = "这是一段文字".encode()
BMP = b"BM" + struct.pack("<IHHI", 70, 0, 0, 54) + bytes(60)


@pytest.fixture
def tell(tmp_path):
    def told(content: bytes, name: str = "unnamed") -> tuple[Nature, str]:
        path = tmp_path / "file.bin"
        path.write_bytes(content)
        return nature.tell(path, name)

    return told


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (box(b"ftyp"), (Nature.FILM, "mp4")),
        (box(b"ftyp", b"qt  "), (Nature.FILM, "mov")),
        (box(b"moov"), (Nature.FILM, "mov")),
        (box(b"ftyp", b"heic"), (Nature.OTHER, "heic")),
        (box(b"ftyp", b"M4A "), (Nature.OTHER, "m4a")),
        (b"\x1a\x45\xdf\xa3" + bytes(40), (Nature.FILM, "matroska")),
        (b"RIFF\x00\x00\x00\x00AVI LIST", (Nature.FILM, "avi")),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", (Nature.OTHER, "webp")),
        (b"FLV\x01\x05", (Nature.FILM, "flv")),
        (bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"), (Nature.FILM, "asf")),
        (b"\x00\x00\x01\xba\x44", (Nature.FILM, "mpeg")),
        ((b"G" + bytes(187)) * 4, (Nature.FILM, "mpegts")),
        ((bytes(4) + b"G" + bytes(187)) * 4, (Nature.FILM, "mpegts")),
        (DOCX, (Nature.FORM, "docx")),
        (zipped(TYPES, "word/document.xml", "word/vbaProject.bin"), (Nature.FORM, "docm")),
        (zipped(TYPES, "xl/workbook.xml"), (Nature.FORM, "xlsx")),
        (zipped(TYPES, "xl/workbook.xml", "xl/vbaProject.bin"), (Nature.FORM, "xlsm")),
        (zipped(TYPES, "word/document.xml", comment=b"c" * 500), (Nature.FORM, "docx")),
        (b"%PDF-1.7\n", (Nature.FORM, "pdf")),
        (b"\r\n  %PDF-1.4\n", (Nature.FORM, "pdf")),
        (b"{\\rtf1\\ansi", (Nature.FORM, "rtf")),
        (zipped("成片.mp4", "word/登记表.docx"), (Nature.ARCHIVE, "zip")),
        (zipped(), (Nature.ARCHIVE, "zip")),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", (Nature.ARCHIVE, "7z")),
        (b"Rar!\x1a\x07\x01\x00", (Nature.ARCHIVE, "rar")),
        (gzip.compress(b"x"), (Nature.ARCHIVE, "gzip")),
        (bz2.compress(b"x"), (Nature.ARCHIVE, "bz2")),
        (lzma.compress(b"x"), (Nature.ARCHIVE, "xz")),
        (tarred(), (Nature.ARCHIVE, "tar")),
        (b"\xff\xd8\xff\xe0", (Nature.OTHER, "jpeg")),
        (b"\x89PNG\r\n\x1a\n", (Nature.OTHER, "png")),
        (b"GIF89a", (Nature.OTHER, "gif")),
        (BMP, (Nature.OTHER, "bmp")),
    ],
)
def test_content_speaks_whatever_the_name(tell, content, expected):
    assert tell(content, "成片.txt") == expected


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (box(b"ftyp", b"heic"), "heic"),
        (BMP, "bmp"),
        (b"", "jpg"),
    ],
)
@pytest.mark.parametrize("name", ["微视频信息登记表.jpg", "报名表（盖章）.jpg"])
def test_a_picture_that_is_called_a_form_is_one(tell, content, form, name):
    assert tell(content, name) == (Nature.FORM, form)


def test_a_film_that_is_called_a_form_is_none(tell):
    assert tell(box(b"ftyp"), "登记表.jpg") == (Nature.FILM, "mp4")


def test_opendocument_text(tell):
    content = zipped("placeholder")
    whole = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"

    assert tell(whole + content, "表.odt") == (Nature.FORM, "odt")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("登记表.doc", (Nature.FORM, "doc")),
        ("登记表.docx", (Nature.FORM, "doc")),
        ("登记表", (Nature.FORM, "doc")),
        ("登记表.XLS", (Nature.FORM, "xls")),
        ("登记表.wps", (Nature.FORM, "wps")),
        ("登记表.et", (Nature.FORM, "et")),
        ("汇报.ppt", (Nature.OTHER, "ppt")),
    ],
)
def test_old_office_files_go_by_their_names(tell, name, expected):
    assert tell(OLE2, name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("成片.mp4", (Nature.FILM, "mp4")),
        ("成片.MOV ", (Nature.FILM, "mov")),
        ("登记表.docx", (Nature.FORM, "docx")),
        ("材料.zip", (Nature.ARCHIVE, "zip")),
        ("说明.txt", (Nature.OTHER, "txt")),
        ("说明", (Nature.OTHER, "unknown")),
        ("说明.很长的后缀", (Nature.OTHER, "unknown")),
        ("", (Nature.OTHER, "unknown")),
    ],
)
@pytest.mark.parametrize("content", [TEXT, b""])
def test_the_name_speaks_where_content_is_silent(tell, content, name, expected):
    assert tell(content, name) == expected


@pytest.mark.parametrize("cut", [100, len(DOCX) - 10])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("登记表.docx", (Nature.FORM, "docx")),
        ("材料.zip", (Nature.ARCHIVE, "zip")),
        ("材料.dat", (Nature.ARCHIVE, "zip")),
    ],
)
def test_a_damaged_zip_is_what_it_is_called(tell, name, expected, cut):
    assert tell(DOCX[:cut], name) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("汇报.pptx", "pptx"), ("汇报", "office"), ("汇报.演示", "office")]
)
def test_slides_are_kept_and_not_read(tell, name, expected):
    assert tell(zipped(TYPES, "ppt/presentation.xml"), name) == (Nature.OTHER, expected)


def test_a_list_longer_than_the_budget_is_not_read(tell):
    count = listing.LIST_BYTES // 46 + 1
    member = b"PK\x01\x02" + bytes(42)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0, 0, count * 46, 4, 0)

    assert tell(b"PK\x03\x04" + member * count + end, "x.docx") == (Nature.FORM, "docx")


def test_a_file_that_is_gone_goes_by_its_name(tmp_path):
    assert nature.tell(tmp_path / "gone", "成片.mp4") == (Nature.FILM, "mp4")


@pytest.mark.parametrize(
    ("film", "expected"),
    [
        (odd.matroska_named_mp4, "matroska"),
        (odd.quicktime, "mov"),
        (odd.mpegts, "mpegts"),
        (odd.flash, "flv"),
        (odd.avi, "avi"),
        (odd.windows_media, "asf"),
        (odd.programme_stream, "mpeg"),
    ],
)
def test_real_films(film, expected):
    path = film(maker(), workshop())

    assert nature.tell(path, "成片.mp4") == (Nature.FILM, expected)


def test_a_film_of_the_demo():
    path = films.make(maker(), workshop(), films.compressed(0))

    assert nature.tell(path, "成片") == (Nature.FILM, "mp4")


STARTS = st.sampled_from(
    [b"", b"PK\x03\x04", b"PK\x05\x06", b"RIFF", b"\x00\x00\x00\x20ftyp", DOCX]
)


@given(start=STARTS, rest=st.binary(max_size=400), name=st.text(max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_bytes_have_a_nature(tmp_path, start, rest, name):
    path = tmp_path / "any.bin"
    path.write_bytes(start + rest)

    told, form = nature.tell(path, name)

    assert told in Nature
    assert form


@given(place=st.integers(0, len(DOCX) - 1), byte=st.integers(0, 255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_byte_of_a_zip_may_be_wrong(tmp_path, place, byte):
    path = tmp_path / "any.bin"
    path.write_bytes(DOCX[:place] + bytes([byte]) + DOCX[place + 1 :])

    assert nature.tell(path, "登记表.docx")[0] in Nature
