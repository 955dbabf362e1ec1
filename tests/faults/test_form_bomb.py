"""A form that unpacks, nests or splits without end: too large, and soon told."""

import struct
import time
import zipfile

import pytest
from cases import POLICY

from intake import forms
from intake.demo.forms import document, package
from intake.model import Nature, Refusal

MEGA = 1024 * 1024


def reason(path):
    started = time.process_time()
    found = forms.read(path, "docx", POLICY.form, 2020)
    assert time.process_time() - started < 10
    assert isinstance(found, Refusal)
    assert found.nature is Nature.FORM
    return found.reason


def test_a_part_packed_a_thousand_times_smaller_is_too_large(tmp_path):
    path = package(tmp_path / "form.docx", {"word/document.xml": b" " * (19 * MEGA)})

    assert reason(path) == "too-large"


def test_a_part_over_twenty_megabytes_is_too_large(tmp_path):
    path = package(tmp_path / "form.docx", {"word/document.xml": b" " * (20 * MEGA + 1)})

    assert reason(path) == "too-large"


def test_a_hundred_megabytes_beside_the_document_are_too_large(tmp_path):
    path = tmp_path / "form.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document(""))
        for index in range(6):
            archive.writestr(f"word/media/{index}.bmp", bytes(18 * MEGA))

    assert reason(path) == "too-large"


def test_a_file_over_a_hundred_megabytes_is_too_large(tmp_path):
    path = tmp_path / "form.docx"
    with path.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(101 * MEGA)

    assert reason(path) == "too-large"


def test_too_many_parts_are_too_large(tmp_path):
    parts = {f"word/{index}.xml": "" for index in range(2_001)}

    assert reason(package(tmp_path / "form.docx", parts)) == "too-large"


def test_a_table_of_contents_that_counts_itself_short_is_too_large(tmp_path):
    parts = {f"word/{index}.xml": "" for index in range(2_001)}
    path = package(tmp_path / "form.docx", parts)
    whole = bytearray(path.read_bytes())
    struct.pack_into("<HH", whole, len(whole) - 14, 1, 1)
    path.write_bytes(whole)

    assert reason(path) == "too-large"


def test_a_size_that_lies_is_unreadable(tmp_path):
    path = package(tmp_path / "form.docx", {"word/document.xml": b" " * (30 * MEGA)})
    whole = path.read_bytes()
    path.write_bytes(whole.replace(struct.pack("<I", 30 * MEGA), struct.pack("<I", 1000)))

    assert reason(path) == "unreadable"


@pytest.mark.parametrize("depth", [130, 250, 20_000])
def test_elements_nested_too_deep_are_refused(tmp_path, depth):
    body = "<w:sdt>" * depth + "</w:sdt>" * depth
    path = package(tmp_path / "form.docx", {"word/document.xml": document(body)})

    assert reason(path) in {"too-large", "unreadable"}


def test_too_many_elements_are_too_large(tmp_path):
    body = "".join(f"<w:p w:i='{i * 7919 % 1000003}'/>" for i in range(400_100))
    path = package(tmp_path / "form.docx", {"word/document.xml": document(body)})

    assert reason(path) == "too-large"
