from dataclasses import replace
from fractions import Fraction

import pytest
from cases import COMPRESSED, HD, case, findings


@pytest.mark.parametrize("aspect", [None, Fraction(1), Fraction(1001, 1000), Fraction(995, 1000)])
def test_square_enough_pixels_pass(aspect):
    assert findings(case(hd=replace(HD, sample_aspect=aspect))) == []


@pytest.mark.parametrize(
    ("size", "shown"),
    [((1920, 1088), "1920×1088"), ((1080, 1920), "1080×1920"), ((3840, 2160), "3840×2160")],
)
def test_other_hd_sizes_are_named(size, shown):
    (found,) = findings(case(hd=replace(HD, display_width=size[0], display_height=size[1])))

    assert (found.code, found.required, found.found) == ("hd.resolution", "1920×1080", shown)


def test_anamorphic_pixels_are_named():
    (found,) = findings(case(hd=replace(HD, sample_aspect=Fraction(4, 3))))

    assert found.found == "1920×1080 (SAR 4:3)"


def test_compressed_has_its_own_size():
    (found,) = findings(case(compressed=replace(COMPRESSED, display_height=544)))

    assert (found.code, found.about, found.required, found.found) == (
        "compressed.resolution",
        "compressed",
        "1280×720",
        "1280×544",
    )


def test_stored_size_before_rotation_does_not_matter():
    assert findings(case(hd=replace(HD, width=1080, height=1920, rotation=90))) == []
