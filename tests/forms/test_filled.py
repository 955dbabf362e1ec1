"""Forms as people fill them in are read as they were meant."""

import pytest
from cases import POLICY
from forms import filled, hard
from forms.strange import VALUES

from intake import forms
from intake.demo import forms as annex
from intake.model import Field

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(path):
    return [
        {name: f.value for name, f in form.fields.items()}
        for form in forms.read(path, "docx", POLICY.form, hard.YEAR).forms
    ]


@pytest.mark.parametrize("made", filled.FILLED, ids=lambda made: made.name)
def test_a_form_is_read_as_it_was_meant(made, tmp_path):
    assert read(made.make(tmp_path)) == [dict(form) for form in made.forms]


def test_what_stands_in_header_and_footer_is_read_and_doubted(tmp_path):
    people = (Field.SCHOOL, Field.CONTACT_NAME, Field.CONTACT_PHONE)
    rows = filled.strange("", people, []).body
    parts = annex.parts(annex.document(rows)) | {
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{hard.text("选送学校：皖南师范学院")}</w:hdr>',
        "word/footer2.xml": f'<w:ftr xmlns:w="{W}">'
        f"{hard.text('联系人：王老师    联系电话：13800000000')}</w:ftr>",
    }

    [form] = forms.read(
        annex.package(tmp_path / "form.docx", parts), "docx", POLICY.form, hard.YEAR
    ).forms

    assert {name: f.value for name, f in form.fields.items()} == dict(VALUES)
    assert {form.fields[name].confidence for name in people} == {0.6}


def test_a_style_that_strikes_out_counts_like_striking_out(tmp_path):
    gone = '<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>纪录片</w:t></w:r>'
    made = filled.genre("", gone + hard.run("/剧情片"), "剧情片")
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/>'
        "</w:rPr></w:style></w:styles>"
    )
    parts = annex.parts(annex.document(made.body)) | {"word/styles.xml": styles}

    assert read(annex.package(tmp_path / "form.docx", parts)) == [dict(made.forms[0])]


def test_nothing_is_read_from_comments(tmp_path):
    made = filled.strange("", (), [])
    note = f"<w:comment>{hard.text('片名：《别的》')}</w:comment>"
    note = f'<w:comments xmlns:w="{W}">{note}</w:comments>'
    parts = annex.parts(annex.document(made.body)) | {"word/comments.xml": note}

    assert read(annex.package(tmp_path / "form.docx", parts)) == [dict(VALUES)]
