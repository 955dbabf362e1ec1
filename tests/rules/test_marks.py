from dataclasses import replace

from cases import case, findings


def test_unchecked_marks_are_a_note_for_staff_on_each_film():
    found = findings(replace(case(), unchecked_marks=("intro", "badge")))

    assert [(f.code, f.level, f.audience, f.about, f.required) for f in found] == [
        ("marks.not-checked", "note", "staff", "hd", ("intro", "badge")),
        ("marks.not-checked", "note", "staff", "compressed", ("intro", "badge")),
    ]


def test_a_campaign_without_marks_asks_for_none():
    assert findings(replace(case(), unchecked_marks=())) == []
