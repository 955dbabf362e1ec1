from dataclasses import replace
from fractions import Fraction

import pytest
from cases import COMPRESSED, HD, case, findings


def film(steps, base=Fraction(1, 12800), rate=Fraction(25)):
    return replace(HD, steps=steps, time_base=base, frame_rate=rate)


@pytest.mark.parametrize(
    "facts",
    [
        film(((512, 5999),)),
        film(((40, 5999),), base=Fraction(1, 1000)),
        # One lost frame in three hundred: the header says 24.9, people see 25.
        film(((512, 298), (1024, 1)), rate=Fraction(299, 12)),
        # Two cuts joined without coding: a pause at the joint, as long as the sound's padding.
        film(((512, 1499), (812, 1), (512, 1500)), rate=Fraction(3000, 120)),
        # A tick of rounding either way.
        film(((512, 3000), (511, 1500), (513, 1499))),
        # One picture only: no step to judge by.
        film(()),
    ],
)
def test_constant_25_passes(facts):
    assert findings(case(hd=facts)) == []


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (film(((1001, 5400),), Fraction(1, 30000), Fraction(30000, 1001)), "29.97"),
        (film(((512, 4500),), Fraction(1, 15360), Fraction(30)), "30"),
        (film(((1001, 4300),), Fraction(1, 24000), Fraction(24000, 1001)), "23.98"),
        # 2.5 % dropped frames, where the header still says 25/1.
        (film(((512, 4275), (1024, 112)), rate=Fraction(4275, 176)), "~24.29"),
        # A rate near 25 in a coarse time base: every step within a tick, the mean is not.
        (film(((40, 3840), (41, 160)), Fraction(1, 1000), Fraction(24975, 1000)), "24.98"),
        # Times that do not move on.
        (film(((0, 100),)), "25"),
        (film((), rate=Fraction(50)), "50"),
    ],
)
def test_anything_else_is_named(facts, shown):
    (found,) = findings(case(hd=facts))

    assert (found.code, found.level, found.required, found.found) == (
        "hd.frame-rate",
        "reject",
        25,
        shown,
    )


def test_compressed_version_only_leaves_a_note():
    facts = replace(COMPRESSED, steps=((512, 4500),), time_base=Fraction(1, 15360))

    (found,) = findings(case(compressed=replace(facts, frame_rate=Fraction(30))))

    assert (found.code, found.level, found.about) == ("compressed.frame-rate", "note", "compressed")
