"""A form that carries macros: its text is read, the macro is neither opened nor run."""

import pytest
from cases import POLICY, case, findings
from forms import hard

from intake import forms
from intake.demo.forms import document, package, table
from intake.model import Field


@pytest.mark.parametrize("kind", ["docx", "docm"])
def test_a_form_with_a_macro_is_read_as_text(tmp_path, kind):
    answers, values = hard.WAYS[0]
    parts = {
        "word/document.xml": document(table(answers)),
        "word/vbaProject.bin": bytes.fromhex("d0cf11e0a1b11ae1") + b"AutoOpen" * 100,
    }

    [form] = forms.read(package(tmp_path / "form", parts), kind, POLICY.form, 2020).forms

    assert form.value(Field.TITLE) == values[Field.TITLE]
    assert "AutoOpen" not in repr(form)


def found_in(facts):
    return [f for f in findings(case(None, None, facts)) if f.code == "form.macro"]


def test_staff_are_told_of_a_macro_and_nobody_is_turned_away(tmp_path):
    answers, _ = hard.WAYS[0]
    parts = {"word/document.xml": document(table(answers)), "word/vbaProject.bin": b"x"}

    [told] = found_in(forms.read(package(tmp_path / "form", parts), "docm", POLICY.form, 2020))

    assert (told.level, told.audience) == ("note", "staff")


def test_a_form_without_a_macro_is_not_spoken_of(tmp_path):
    parts = {"word/document.xml": document(table({}))}

    facts = forms.read(package(tmp_path / "form", parts), "docx", POLICY.form, 2020)

    assert found_in(facts) == []
