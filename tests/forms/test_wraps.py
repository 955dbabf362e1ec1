"""Lines of a column: which are new, which only wrapped, and which nobody can tell."""

import pytest

from intake.forms.wraps import DOUBT, Row, joined

SIZE, LEFT, RIGHT = 10.0, 0.0, 210.0
"""A column of twenty characters, half of one blank at each side."""


def line(text, indent=0, spread=0.0):
    """A line that begins so many characters in; a character is as wide as it is high."""
    left = LEFT + SIZE / 2 + SIZE * indent
    natural = sum(SIZE * (0.5 if c.isascii() else 1) for c in text)
    return Row(left, left + natural + spread, SIZE, text, natural)


FULL, ENDED = "灯" * 20, "灯" * 19 + "。"
CASES = {
    "full lines go on": ([line(FULL), line("又暗。")], FULL + "又暗。", 1.0),
    "a line with room ends": ([line("灯亮了。"), line("又暗。")], "灯亮了。\n又暗。", 1.0),
    "a full line that ends a sentence": ([line(ENDED), line("又暗。")], ENDED + "又暗。", DOUBT),
    "an indented line begins": (
        [line("灯" * 18, 2), line(ENDED), line("又暗。", 2)], "灯" * 18 + ENDED + "\n又暗。", 1.0),
    "where paragraphs are indented the others go on": (
        [line("灯" * 15 + "（灯）", 2), line("又暗。")], "灯" * 15 + "（灯）又暗。", 1.0),
    "a hanging indent begins nothing": (
        [line("1、" + "灯" * 19), line("又" * 18, 2), line("暗。", 2)],
        "1、" + "灯" * 19 + "又" * 18 + "暗。", 1.0),
    "a long word did not fit": (
        [line("灯" * 16), line("microfilm节")], "灯" * 16 + "microfilm节", 1.0),
    "a bracket stays with what it opens": (
        [line("灯" * 18), line("《春》亮了。")], "灯" * 18 + "《春》亮了。", 1.0),
    "two English words": ([line("灯" * 16 + "the"), line("microfilm")],
                          "灯" * 16 + "the microfilm", 1.0),
    "spread to the edge, the shorter one ended": (
        [line("灯" * 19, 0, 10.0), line("灯" * 18 + "。"), line("又暗。")],
        "灯" * 37 + "。\n又暗。", 1.0),
    "torn by hand and spread": (
        [line("灯" * 20), line("灯 亮 了 。", 0, 145.0), line("又暗。")],
        "灯" * 20 + "灯亮了。\n又暗。", 1.0),
    "one line": ([line("灯。")], "灯。", 1.0),
    "nothing": ([], "", 1.0),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_lines_are_joined(name):
    rows, text, sure = CASES[name]

    assert joined(rows, LEFT, RIGHT) == (text, sure)
