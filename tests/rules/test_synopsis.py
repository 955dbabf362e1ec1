from dataclasses import replace

from cases import FORM, case, findings


def test_exactly_500_characters_pass():
    assert findings(case(form=replace(FORM, synopsis_characters=500))) == []


def test_501_characters_are_named():
    (found,) = findings(case(form=replace(FORM, synopsis_characters=501)))

    assert (found.code, found.required, found.found) == ("form.synopsis.too-long", 500, 501)
