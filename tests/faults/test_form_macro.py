"""A form that carries macros: its text is read, the macro is neither opened nor run."""

import pytest
from cases import POLICY
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
