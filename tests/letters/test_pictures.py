"""Pictures: their size by their heads, and which look like a page; made by Pillow."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from intake.letters import pictures


def drawn(width, height, form):
    out = io.BytesIO()
    Image.new("L", (width, height), 255).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize(
    ("width", "height", "page"),
    [
        (1654, 2339, True),
        (1123, 794, True),
        (1200, 1600, False),
        (1500, 1000, False),
        (600, 849, False),
    ],
)
def test_a_page_is_told_by_its_shape(form, width, height, page):
    octets = drawn(width, height, form)

    assert pictures.size(octets) == (width, height)
    assert pictures.is_page(octets) is page


def test_a_picture_that_is_cut_or_of_no_known_kind_has_no_size():
    assert pictures.size(drawn(9, 9, "JPEG")[:30]) is None
    assert pictures.size(drawn(9, 9, "GIF")) is None
    assert pictures.size(b"\xff\xd8\xff" + b"\xff\xe0\x00\x00" * 1_000) is None


@given(st.binary(max_size=200))
def test_no_octets_raise(octets):
    for head in (b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"):
        assert pictures.is_page(head + octets) in {True, False}
