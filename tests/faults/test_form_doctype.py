"""A form that declares entities or asks for files: nothing is expanded, nothing opened."""

import pytest
from cases import POLICY

from intake import forms
from intake.demo.forms import document, package
from intake.model import FormFacts, Nature, Refusal

REFUSED = Refusal(nature=Nature.FORM, reason="unreadable", detail="word/document.xml has a DOCTYPE")
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SECRET = "canary-4711"


def read(tmp_path, part):
    path = package(tmp_path / "form.docx", {"word/document.xml": part})
    return forms.read(path, "docx", POLICY.form, 2020)


def spoilt(head, entity):
    """A document whose title is an entity declared before it."""
    whole = document(f"<w:p><w:r><w:t>片名：{entity}</w:t></w:r></w:p>")
    declaration, _, rest = whole.partition("?>")
    return f"{declaration}?>{head}{rest}"


def test_entities_of_its_own_are_refused(tmp_path):
    assert read(tmp_path, spoilt(LAUGHS, "&b;")) == REFUSED


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be"])
def test_another_charset_hides_nothing(tmp_path, charset):
    part = spoilt(LAUGHS, "&b;").replace("UTF-8", "UTF-16").encode(charset)

    assert read(tmp_path, part) == REFUSED


def test_a_charset_in_which_the_word_looks_different_hides_nothing(tmp_path):
    part = spoilt(LAUGHS, "&b;").replace("UTF-8", "IBM037").replace("片名：", "")

    found = read(tmp_path, part.encode("cp037", "replace"))

    assert isinstance(found, Refusal)
    assert found.reason == "unreadable"


def test_a_file_of_ours_is_not_read(tmp_path):
    (tmp_path / "secret.txt").write_text(SECRET)
    address = (tmp_path / "secret.txt").as_uri()

    found = read(tmp_path, spoilt(f'<!DOCTYPE d [<!ENTITY x SYSTEM "{address}">]>', "&x;"))

    assert found == REFUSED
    assert SECRET not in repr(found)


def test_relations_are_never_followed(tmp_path):
    (tmp_path / "secret.xml").write_text(f"<a>{SECRET}</a>")
    address = (tmp_path / "secret.xml").as_uri()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "word/document.xml": document(f'<w:altChunk xmlns:r="{kind}" r:id="rId1"/>'),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}/aFChunk" TargetMode="External" '
            f'Target="{address}"/></Relationships>'
        ),
    }

    found = forms.read(package(tmp_path / "form.docx", parts), "docx", POLICY.form, 2020)

    assert found == FormFacts(forms=())
