"""Lines drawn over a PDF's characters: struck out, or under them."""

from intake.forms import drawn


def char(text, left, colour=(0.0, 0.0, 0.0)):
    """A character of twelve points from a height of 100."""
    return {"text": text, "x0": left, "x1": left + 12, "top": 100.0, "bottom": 112.0,
            "non_stroking_color": colour}  # fmt: skip


def shape(left, right, top, bottom=None):
    return {"x0": left, "x1": right, "top": top, "bottom": bottom or top}


CHARS = [char(c, 50 + 12 * n) for n, c in enumerate("纪录片或剧情片")]


def said(chars):
    return "".join(c["text"] for c in chars)


def test_what_a_line_runs_through_is_struck_out():
    lines = drawn.strokes([shape(98, 134, 108.8)])

    assert said(drawn.kept(CHARS, lines)) == "纪录片或"


def test_what_a_line_runs_under_is_stressed():
    lines = drawn.strokes([shape(50, 86, 113.4, 114.2)])

    kept = drawn.kept(CHARS, lines)

    assert said(kept) == "纪录片或剧情片"
    assert said(drawn.stressed(kept)) == "纪录片"


def test_what_is_red_beside_black_is_stressed():
    red = [char(c, 50 + 12 * n, (1.0, 0.0, 0.0)) for n, c in enumerate("纪录片")]

    assert said(drawn.stressed([*red, *CHARS[3:]])) == "纪录片"


def test_where_all_is_coloured_or_underlined_nothing_is_stressed():
    blue = [c | {"non_stroking_color": (0.0, 0.0, 0.8)} for c in CHARS]

    assert drawn.stressed(blue) == []
    assert drawn.stressed(drawn.kept(CHARS, drawn.strokes([shape(40, 200, 113)]))) == []


def test_borders_and_boxes_strike_nothing_out():
    shapes = [shape(40, 300, 96), shape(40, 300, 118), shape(49, 135, 99, 113), shape(80, 81, 106)]

    assert drawn.kept(CHARS, drawn.strokes(shapes)) == CHARS
