from dataclasses import replace

from cases import case, findings


def test_unchecked_marks_are_one_note_for_staff():
    found = findings(replace(case(), unchecked_marks=("intro", "badge")))

    assert [(f.code, f.level, f.audience, f.about, f.required) for f in found] == [
        ("marks.not-checked", "note", "staff", "entry", ("intro", "badge")),
    ]


def test_without_a_film_there_is_nothing_to_compare():
    bare = replace(case(hd=None, compressed=None), unchecked_marks=("intro",))

    assert "marks.not-checked" not in [f.code for f in findings(bare)]


def test_a_campaign_without_marks_asks_for_none():
    assert findings(replace(case(), unchecked_marks=())) == []
