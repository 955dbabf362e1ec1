"""A form under a password, or an old .doc under a new name."""

import pytest
from cases import POLICY

from intake import forms
from intake.demo.forms import docx
from intake.model import Nature, Refusal, Unsupported

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED = OLE + bytes(1024) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize("kind", ["docx", "doc", "ole"])
def test_a_form_under_a_password_is_encrypted(tmp_path, kind):
    path = tmp_path / "form.docx"
    path.write_bytes(LOCKED)

    found = forms.read(path, kind, POLICY.form, 2020)

    assert found == Refusal(
        nature=Nature.FORM, reason="encrypted", detail="the document is locked with a password"
    )


def test_an_old_document_named_docx_is_left_to_staff(tmp_path):
    path = tmp_path / "form.docx"
    path.write_bytes(OLE + bytes(2048))

    found = forms.read(path, "docx", POLICY.form, 2020)

    assert found == Unsupported(nature=Nature.FORM, format="doc")


def test_a_zip_under_a_password_is_encrypted(tmp_path):
    path = docx(tmp_path / "form.docx", {})
    whole = bytearray(path.read_bytes())
    at = whole.rfind(b"PK\x01\x02")
    whole[at + 8] |= 1
    path.write_bytes(whole)

    found = forms.read(path, "docx", POLICY.form, 2020)

    assert isinstance(found, Refusal)
    assert found.reason == "encrypted"


def test_a_pdf_under_a_password_is_encrypted(tmp_path):
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32),
    )
    whole = b"%PDF-1.4\n"
    for number, told in enumerate(objects, 1):
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    tail = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n0\n%%EOF"
    path = tmp_path / "form.pdf"
    path.write_bytes(whole + tail)

    found = forms.read(path, "pdf", POLICY.form, 2020)

    assert found == Refusal(nature=Nature.FORM, reason="encrypted", detail="locked with a password")


def test_an_excel_form_under_a_password_is_encrypted(tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(LOCKED)

    found = forms.read(path, "xlsx", POLICY.form, 2020)

    assert isinstance(found, Refusal)
    assert found.reason == "encrypted"
