from dataclasses import replace

import pytest
from cases import FORM, HD, case, findings

from intake.model import Field, FormFacts


def doubted(**confidence):
    """The right form, read less surely in these fields."""
    fields = dict(FORM.fields)
    for name, sure in confidence.items():
        key = Field(name.replace("_", "-"))
        fields[key] = replace(fields[key], confidence=sure)
    return replace(FORM, fields=fields)


def seen(form):
    return [(f.code, f.found) for f in findings(case(form=form)) if f.code == "form.low-confidence"]


def test_a_sure_reading_is_let_pass():
    assert seen(doubted(title=0.75)) == []


def test_all_doubtful_fields_are_named_at_once():
    form = doubted(title=0.74, contact_phone=0.5)

    assert seen(form) == [("form.low-confidence", ("title", "contact-phone"))]


@pytest.mark.parametrize("name", list(Field))
def test_a_doubtful_field_is_looked_at(name):
    assert seen(doubted(**{name.name.lower(): 0.74})) == [("form.low-confidence", (name,))]


def test_a_value_that_was_not_understood_is_left_to_its_own_rule():
    fields = dict(FORM.fields)
    fields[Field.CONTACT_PHONE] = replace(fields[Field.CONTACT_PHONE], value=None, confidence=0.1)

    assert seen(replace(FORM, fields=fields)) == []


def test_without_a_form_nothing_is_said():
    assert seen(None) == []


@pytest.mark.parametrize(
    ("subject", "doubted"),
    [
        ("报送《田埂上的论文》", ()),
        ("皖南师范学院 田埂上的“论文”", ()),
        ("报送《田埂上的伦文》", ("title",)),
        ("微视频报送", ("title",)),
        ("", ("title",)),
    ],
)
def test_a_title_in_a_scan_wants_a_second_witness(subject, doubted):
    whole = replace(case(form=replace(FORM, scanned=True)), subject=subject)

    found = [f for f in findings(whole) if f.code == "form.low-confidence"]

    assert [f.found for f in found] == [doubted] * bool(doubted)


def test_what_staff_say_of_a_scan_wants_no_witness():
    title = replace(FORM.fields[Field.TITLE], place="staff")
    form = replace(FORM, scanned=True, fields={**FORM.fields, Field.TITLE: title})

    assert seen(form) == []


def test_what_a_scan_lacks_or_doubts_is_looked_at_and_never_rejected():
    fields = {name: filled for name, filled in FORM.fields.items() if name is not Field.GENRE}
    fields[Field.CONTACT_PHONE] = replace(fields[Field.CONTACT_PHONE], value=None)
    fields[Field.TITLE] = replace(fields[Field.TITLE], confidence=0.89)
    fields[Field.DURATION] = replace(fields[Field.DURATION], value=300.0)
    form = replace(FORM, fields=fields, scanned=True, synopsis_characters=501)

    found = [(f.code, f.found) for f in findings(case(form=form)) if f.code.startswith("form.")]

    assert found == [
        ("form.low-confidence", ("title", "duration", "genre", "contact-phone", "synopsis"))
    ]


def test_a_picture_in_which_no_form_was_read_doubts_all_fields():
    unread = case(form=FormFacts(forms=(), scanned=True))

    found = [f.found for f in findings(unread) if f.code == "form.low-confidence"]

    assert found == [tuple(Field)]


def test_what_is_wrong_with_a_film_stands_beside_a_scanned_form():
    scanned = replace(FORM, scanned=True, fields={**FORM.fields})
    small = replace(HD, width=720, height=576, display_width=720, display_height=576)
    whole = case(hd=small, form=scanned)

    codes = {finding.code for finding in findings(whole)}

    assert {code for code in codes if code.startswith("hd.")} == {"hd.resolution"}
    assert "form.low-confidence" in codes
