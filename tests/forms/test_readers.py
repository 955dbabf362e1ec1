"""Whole files → forms: the annex, the hard forms, and the two figures that matter."""

import pytest
from cases import POLICY
from forms import hard, strange

from intake import forms
from intake.demo.forms import docx
from intake.model import Field, FormFacts, Nature, Unsupported

WRITTEN, MEANT = hard.WAYS[0]


def read(path, kind="docx"):
    return forms.read(path, kind, POLICY.form, hard.YEAR)


def values(form):
    return {name: filled.value for name, filled in form.fields.items()}


@pytest.mark.parametrize("made", hard.MENDING, ids=lambda made: made.name)
def test_a_hard_form_is_read_as_it_was_made(made, tmp_path):
    found = read(made.make(tmp_path))

    assert [values(form) for form in found.forms] == [dict(form) for form in made.forms]


def test_hard_forms_that_nothing_was_mended_by_are_read(tmp_path):
    right = total = 0
    for made in hard.REPORTING:
        found = read(made.make(tmp_path)).forms
        for form, meant in zip(found, made.forms, strict=True):
            said = values(form)
            right += sum(said.get(f, "-") == meant.get(f, "-") for f in Field)
            total += len(Field)

    assert right / total >= 0.98


def test_strange_forms_are_read_or_flagged(tmp_path):
    wrong = set()
    for made in strange.STRANGE:
        for form, meant in zip(read(made.make(tmp_path)).forms, made.forms, strict=True):
            said = values(form)
            wrong |= {(made.name, f) for f in Field if said.get(f, "-") != meant.get(f, "-")}

    assert wrong == {
        ("two-languages", Field.TITLE),
        ("tutor-alike-blank", Field.CONTACT_PHONE),
        ("organiser-only", Field.CONTACT_PHONE),
        ("phone-label-without-a-place", Field.CONTACT_PHONE),
        ("series", Field.TITLE),
    }


def test_no_phone_and_no_title_is_wrong_and_unflagged(tmp_path):
    wrong = []
    for made in (*hard.HARD, *strange.STRANGE):
        for form, meant in zip(read(made.make(tmp_path)).forms, made.forms, strict=True):
            for name in (Field.TITLE, Field.CONTACT_PHONE):
                filled = form.fields.get(name)
                sure = filled and filled.value is not None and filled.confidence == 1.0
                if sure and filled.value != meant.get(name):
                    wrong.append((made.name, name, filled))

    assert wrong == []


def test_there_are_enough_hard_forms():
    assert len(hard.HARD) >= 60
    assert len({made.name for made in hard.HARD}) == len(hard.HARD)


def test_the_blank_annex_is_a_form_with_nothing_in_it(tmp_path):
    found = read(docx(tmp_path / "form.docx", {}))

    assert [dict(form.fields) for form in found.forms] == [{}]


def test_the_annex_tells_where_and_how_sure(tmp_path):
    [form] = read(docx(tmp_path / "form.docx", WRITTEN)).forms

    assert values(form) == dict(MEANT)
    assert form.fields[Field.TITLE].place == "table 1 row 1 column 2"
    assert form.fields[Field.CATEGORIES].place == "table 1 row 4 column 2"
    assert {filled.confidence for filled in form.fields.values()} == {1.0}
    assert form.synopsis_characters == 5


def test_a_macro_file_is_read_like_any_other(tmp_path):
    found = read(docx(tmp_path / "form.docm", WRITTEN), "docm")

    assert len(found.forms) == 1


def test_what_is_no_known_format_is_left_to_staff(tmp_path):
    path = tmp_path / "form.avif"
    path.write_bytes(bytes(range(256)))

    assert read(path, "avif") == Unsupported(nature=Nature.FORM, format="avif")


def test_an_old_document_without_libreoffice_is_left_to_staff(tmp_path):
    path = tmp_path / "form.doc"
    path.write_bytes(b"{\\rtf1 text}")

    assert read(path, "doc") == Unsupported(nature=Nature.FORM, format="rtf")


def test_a_document_without_labels_is_no_form(tmp_path):
    made = hard.Hard("", hard.text("各高校：请报送微视频。联系人：王老师，电话：0551-60000000"), ())

    assert read(made.make(tmp_path)) == FormFacts(forms=())


def test_a_long_text_is_a_text_wherever_its_first_octets_end(tmp_path):
    told = "片名：《灯》\n选送学校：甲大学\n预计时长：3分\n类型：纪录片\n"
    for shift in range(3):
        path = tmp_path / "form.txt"
        path.write_text(told + "x" * shift + "故" * 4000, encoding="utf-8")

        assert len(read(path, "txt").forms) == 1
