"""Forms of every format, made from known values: a few each time, both whole sets as torture."""

import importlib.util
import os
import random
from collections import Counter

import programs
import pytest
from cases import POLICY
from forms import hard, unseen, workshop
from forms.hard import WAYS, YEAR

from intake import forms
from intake.demo import forms as annex
from intake.forms import office
from intake.model import Field, FormFacts

ANSWERS, MEANT = WAYS[0]
SEEN = importlib.util.find_spec("rapidocr") is not None
LEAST = {"digital": 0.98, "scan": 0.95, "photo": 0.85, "stamp": 0.85}
HARMFUL = {Field.TITLE, Field.CONTACT_PHONE}


def read(made, libreoffice):
    found = forms.read(made.path, made.format, POLICY.form, YEAR, libreoffice)
    return found.forms[0].fields if isinstance(found, FormFacts) and found.forms else {}


@pytest.fixture(scope="module")
def libreoffice():
    programs.require("soffice")
    return office.find(os.environ["PATH"])


@pytest.fixture(scope="module")
def written(tmp_path_factory, libreoffice):
    """One form as .docx, and by LibreOffice as .doc and .pdf; one in pdf without borders."""
    folder = tmp_path_factory.mktemp("written")
    path = workshop.docx(folder / "ruled.docx", workshop.pairs(annex.LABELS, ANSWERS))
    bare = hard.Hard("", hard.pairs_of(annex.LABELS, ANSWERS), ()).make(folder)
    workshop.office(folder, "doc", [path])
    workshop.office(folder, "pdf", [path, bare])
    return path


def test_an_old_document_is_read_through_libreoffice(written, libreoffice):
    made = workshop.Made(written.with_suffix(".doc"), "doc", "digital", MEANT)

    found = read(made, libreoffice)

    assert {name: filled.value for name, filled in found.items()} == dict(MEANT)


def test_an_old_documents_bare_text_is_read_without_libreoffice_and_doubted(written):
    made = workshop.Made(written.with_suffix(".doc"), "doc", "digital", MEANT)

    found = read(made, None)

    assert {name: filled.value for name, filled in found.items()} == dict(MEANT)
    assert {filled.confidence for filled in found.values()} <= {0.6, 0.7}


def test_a_pdf_with_text_is_read(written):
    made = workshop.Made(written.with_suffix(".pdf"), "pdf", "digital", MEANT)

    found = read(made, None)

    assert {name: filled.value for name, filled in found.items()} == dict(MEANT)


def test_a_pdf_with_text_and_no_borders_is_read(written):
    made = workshop.Made(written.with_name("form.pdf"), "pdf", "digital", MEANT)

    found = read(made, None)

    assert {name: filled.value for name, filled in found.items()} == dict(MEANT)


@pytest.mark.skipif(not SEEN, reason="needs the extra ocr")
def test_a_scan_is_read_and_its_fields_pictures_are_kept(written, tmp_path):
    page = workshop.rendered(written.with_suffix(".pdf"))
    workshop.scanned(page, random.Random(3)).save(tmp_path / "scan.png")  # noqa: S311  (the same each time)

    study = forms.study(tmp_path / "scan.png", "png", POLICY.form, YEAR)

    [form] = study.facts.forms
    assert form.scanned
    assert {name: filled.value for name, filled in form.fields.items()} == dict(MEANT)
    assert {filled.still for filled in form.fields.values()} == set(study.stills)
    assert all(raw.startswith(b"\xff\xd8\xff") for raw in study.stills.values())


@pytest.mark.torture
@pytest.mark.skipif(not SEEN, reason="needs the extra ocr")
@pytest.mark.parametrize("make", [workshop.shaping, workshop.held, unseen.unseen])
def test_a_whole_set_reaches_its_marks(make, tmp_path, libreoffice):
    right, total, silent = Counter(), Counter(), []
    for made in make(tmp_path):
        found = read(made, libreoffice)
        for name in Field:
            filled = found.get(name)
            value = filled.value if filled else "-"
            total[made.kind] += 1
            right[made.kind] += value == made.values.get(name, "-")
            if filled and value not in (None, made.values.get(name)) and filled.confidence >= 0.9:
                silent.append((made.path.name, name))

    assert [kind for kind, least in LEAST.items() if right[kind] < least * total[kind]] == []
    assert [name for _, name in silent if name in HARMFUL] == []
    assert len(silent) <= 0.005 * total.total()
