from dataclasses import replace

import pytest
from cases import COMPRESSED, HD, SHIPPED, case, findings

from intake.model import MarkFact, Pairing

ALIKE = Pairing(median=1.0, worst=0.96, different_seconds=0, at_seconds=3)


def told(whole):
    return [(f.code, f.level, f.about) for f in findings(whole)]


@pytest.mark.parametrize(
    ("seen", "level"),
    [
        (replace(ALIKE, median=0.4, worst=0.0, different_seconds=170), "reject"),
        (replace(ALIKE, worst=0.0, different_seconds=2), "reject"),
        (replace(ALIKE, worst=0.0, different_seconds=1), "review"),
        (replace(ALIKE, median=0.9), "review"),
    ],
)
def test_versions_that_differ(seen, level):
    expected = [("pairing.different-film", level, "compressed")]

    assert told(replace(case(), pairing=seen)) == expected


def test_versions_that_are_alike_or_were_not_compared():
    assert told(replace(case(), pairing=ALIKE)) == []
    assert told(replace(case(), pairing=None)) == []


@pytest.mark.parametrize(("seconds", "count"), [(181.0, 0), (181.2, 1), (178.9, 1)])
def test_lengths_may_differ_by_a_second(seconds, count):
    whole = case(compressed=replace(COMPRESSED, duration_seconds=seconds))

    assert told(whole) == [("pairing.duration", "review", "entry")] * count


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("missing", [("marks.badge", "reject", "hd")]),
        ("unsure", [("marks.badge", "review", "hd")]),
        ("found", []),
        ("not-checked", []),
    ],
)
def test_a_mark_is_judged_by_its_state(state, expected):
    badge = MarkFact(name="badge", state=state, share=0.5)

    assert told(case(hd=replace(HD, marks=(badge,)))) == expected


def test_shipped_marks_that_nobody_compared_want_a_person():
    assert SHIPPED.findings["marks.not-checked"].level == "review"
