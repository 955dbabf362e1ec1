"""Fonts drawn glyph by glyph, without the names of their glyphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms import typefaces

FONT = (
    b"7 0 obj\n<</Type /Font\n/Subtype /Type3\n/FirstChar 0\n/LastChar 3\n/ToUnicode 8 0 R\n"
    b"/Widths [1000 0 0 980]\n/Encoding <</Type /Encoding\n/Differences [0 /g0 /g0 /g0 /g73E4]>>\n"
    b"/CharProcs <</g0 9 0 R\n/g73E4 10 0 R>>>>\nendobj\n"
)
BARE = (
    b"7 0 obj\n<</Type /Font\n/Subtype /Type3\n/FirstChar 3\n/LastChar 3\n/ToUnicode 8 0 R\n"
    b"/Widths [980]\n/Encoding <</Type /Encoding\n/Differences []>>\n/CharProcs <<>>>>\n"
)
BARE += b" " * (len(FONT) - len(BARE) - len(b"endobj\n")) + b"endobj\n"


def test_names_drawings_and_unused_widths_of_glyphs_become_blanks():
    assert typefaces.bare(b"%PDF-1.4\n" + FONT + b"xref\n") == b"%PDF-1.4\n" + BARE + b"xref\n"


def test_widths_stay_where_the_first_sign_is_used():
    used = FONT.replace(b"[0 /g0 ", b"[0 /g1 ")
    bare = typefaces.bare(used)

    assert len(bare) == len(used)
    assert b"/FirstChar 0\n" in bare
    assert b"/Widths [1000 0 0 980]" in bare
    assert b"/Differences []" in bare


@pytest.mark.parametrize(
    ("word", "other"),
    [(b"/ToUnicode", b"/ToWhatever"), (b"/Type3", b"/Type1"), (b"endobj", b"stream\nendobj")],
)
def test_a_font_that_needs_its_names_keeps_them(word, other):
    font = FONT.replace(word, other)

    assert typefaces.bare(font) == font


def test_one_font_that_keeps_its_names_costs_no_other_its_blanks():
    keeps = FONT.replace(b"/ToUnicode", b"/ToWhatever")

    assert typefaces.bare(keeps + FONT + keeps) == keeps + BARE + keeps


@given(st.lists(st.sampled_from([FONT, b"/Type3 [1 /a]", b" obj", b"endobj", b"[", b"x"])))
def test_nothing_else_moves(pieces):
    raw = b" ".join(pieces)
    bare = typefaces.bare(raw)

    assert len(bare) == len(raw)
    assert bare.replace(b" ", b"").startswith(raw.partition(b"/")[0].replace(b" ", b""))
    assert bare.count(b"endobj") == raw.count(b"endobj")
