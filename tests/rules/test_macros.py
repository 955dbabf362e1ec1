from cases import case, findings

from intake.model import FormFacts


def told(facts):
    found = findings(case(None, None, facts))
    return [(f.code, f.level, f.audience) for f in found if f.code == "form.macro"]


def test_staff_are_told_of_a_form_with_a_macro():
    assert told(FormFacts(forms=(), macro=True)) == [("form.macro", "note", "staff")]


def test_a_form_without_one_is_not_spoken_of():
    assert told(FormFacts(forms=())) == []
