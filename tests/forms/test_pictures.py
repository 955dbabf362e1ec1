"""Forms in pictures of every kind: a telephone's own format, and photos pasted into documents."""

import importlib.util
import random
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from cases import POLICY
from forms import hard, workshop
from PIL import Image

from intake import forms
from intake.demo import forms as annex
from intake.forms import ocr, scan
from intake.model import Nature, Unsupported

pytestmark = pytest.mark.skipif(not scan.is_possible(), reason="needs the extra ocr")
TELEPHONE = Path(__file__).with_name("telephone.heic")
"""A photo of the annex with the first way of writing, as an iPhone keeps it."""
WRITTEN, MEANT = hard.WAYS[0]


def values(path, kind):
    [form] = forms.read(path, kind, POLICY.form, hard.YEAR).forms
    assert form.scanned
    return {name: filled.value for name, filled in form.fields.items()}


@pytest.fixture(scope="module")
def photo(tmp_path_factory):
    """A photo (JPEG) of the annex."""
    folder = tmp_path_factory.mktemp("photo")
    path = workshop.docx(folder / "form.docx", workshop.pairs(annex.LABELS, WRITTEN))
    workshop.office(folder, "pdf", [path])
    page = workshop.rendered(path.with_suffix(".pdf"))
    workshop.photographed(page, random.Random(4)).save(folder / "photo.jpg", quality=75)  # noqa: S311  (the same each time)
    return folder / "photo.jpg"


@pytest.mark.skipif(not scan.is_possible("heic"), reason="needs pi-heif")
def test_an_iphones_picture_is_opened():
    [page] = ocr._pages(TELEPHONE)

    assert page.shape == (606, 1075, 3)
    assert 100 < page.mean() < 230


def test_an_iphones_picture_without_the_package_is_left_to_staff(monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "pi_heif" else real(name)
    )

    found = forms.read(TELEPHONE, "heic", POLICY.form, hard.YEAR)

    assert found == Unsupported(nature=Nature.FORM, format="heic")


@pytest.mark.torture
@pytest.mark.skipif(not scan.is_possible("heic"), reason="needs pi-heif")
def test_an_iphones_picture_is_read():
    assert values(TELEPHONE, "heic") == dict(MEANT)


@pytest.mark.torture
def test_a_photo_pasted_into_a_document_is_read(photo, tmp_path):
    parts = annex.parts(annex.document(hard.text("登记表见图"))) | {
        "word/media/image1.jpeg": photo.read_bytes()
    }

    assert values(annex.package(tmp_path / "form.docx", parts), "docx") == dict(MEANT)


@pytest.mark.torture
def test_a_photo_pasted_into_a_workbook_is_read(photo, tmp_path):
    with Image.open(photo) as picture, xlsxwriter.Workbook(tmp_path / "form.xlsx") as book:
        book.add_worksheet().insert_image("B2", photo, {"x_scale": 600 / picture.width})

    with zipfile.ZipFile(tmp_path / "form.xlsx") as package:
        assert any(name.startswith("xl/media/") for name in package.namelist())
    assert values(tmp_path / "form.xlsx", "xlsx") == dict(MEANT)
