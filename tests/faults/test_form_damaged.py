"""A form that is cut off, overwritten or something else: unreadable, never an exception."""

import random
import zipfile

import pytest
from cases import POLICY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake import forms
from intake.demo.forms import document, docx, package
from intake.model import FormFacts, Nature, Refusal


def read(path):
    return forms.read(path, "docx", POLICY.form, 2020)


def refusal(path):
    """The reason of a refusal; its nature must be the form's."""
    found = read(path)
    assert isinstance(found, Refusal)
    assert found.nature is Nature.FORM
    assert found.detail
    return found.reason


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_form_that_is_cut_off_is_unreadable(tmp_path, share):
    path = docx(tmp_path / "form.docx", {})
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])

    assert refusal(path) == "unreadable"


def test_an_empty_file_is_empty(tmp_path):
    path = tmp_path / "form.docx"
    path.touch()

    assert refusal(path) == "empty"


def test_a_text_named_docx_is_read_as_the_text_that_it_is(tmp_path):
    path = tmp_path / "form.docx"
    path.write_text("片名：《灯》", encoding="utf-8")

    assert forms.read(path, "docx", POLICY.form, 2020) == FormFacts(forms=())


@pytest.mark.parametrize(
    "parts",
    [
        {"word/styles.xml": "<a/>"},
        {"word/document.xml": "<w:document"},
        {"word/document.xml": ""},
        {"word/document.xml": "<html><body/></html>"},
        {"word/document.xml": "<document/>"},
        {"word/document.xml": "<document>&nbsp;</document>"},
        {"word/document.xml": document(""), "word/document2.xml": document("")},
    ],
)
def test_a_package_without_one_word_document_is_unreadable(tmp_path, parts):
    assert refusal(package(tmp_path / "form.docx", parts)) == "unreadable"


def test_a_part_packed_in_an_unknown_way_is_unreadable(tmp_path):
    path = docx(tmp_path / "form.docx", {})
    path.write_bytes(
        path.read_bytes().replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x00\x63\x00")
    )

    assert refusal(path) == "unreadable"


METHODS = {
    zipfile.ZIP_STORED: FormFacts,
    zipfile.ZIP_DEFLATED: FormFacts,
    zipfile.ZIP_BZIP2: Refusal,
    zipfile.ZIP_LZMA: Refusal,
}
"""What becomes of a form packed in each way; a package is stored or deflated (ECMA-376, part 2)."""


def packed(path, method):
    """A form packed by another method than Word's."""
    with zipfile.ZipFile(docx(path, {})) as word:
        parts = {name: word.read(name) for name in word.namelist()}
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("method", METHODS)
def test_a_form_is_stored_or_deflated(tmp_path, method):
    found = read(packed(tmp_path / "form.docx", method))

    assert type(found) is METHODS[method]
    assert getattr(found, "reason", "unreadable") == "unreadable"


@pytest.mark.parametrize("method", METHODS)
def test_a_damaged_form_is_refused_however_it_is_packed(tmp_path, method):
    path = packed(tmp_path / "form.docx", method)
    whole = path.read_bytes()
    for seed in range(150):
        dice = random.Random(seed)  # noqa: S311  (damage, no secret)
        octets = bytearray(whole)
        for _ in range(3):
            octets[dice.randrange(len(octets))] = dice.randrange(256)
        path.write_bytes(octets)

        assert isinstance(read(path), FormFacts | Refusal)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_octet_may_be_wrong(tmp_path, data):
    path = docx(tmp_path / "form.docx", {})
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(whole)

    assert isinstance(read(path), FormFacts | Refusal)
