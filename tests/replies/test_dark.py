"""In dark mode every colour of a letter has a partner that can be read on its ground."""

from __future__ import annotations

import re

import pytest
from answers import REPLIES

PAPER = re.compile(r'\[bgcolor="(#\w{6})"\]\{background-color:(#\w{6})!important\}')
INK = re.compile(r'\[style\^="color:(#\w{6})"\]\{color:(#\w{6})!important\}')
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
CELL = re.compile(r"<(/?)(\w+)([^>]*)>")
LEAST = 4.5
"""WCAG 2.1, contrast of text (AA)."""


def brightness(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well one colour stands out on another: 1 to 21."""
    dim, bright = sorted([brightness(one), brightness(other)])
    return (bright + 0.05) / (dim + 0.05)


def grounds(html: str) -> set[tuple[str, str]]:
    """Each text colour of a page with the ground that it stands on."""
    found, open_ = set(), ["#ffffff"]
    for closing, name, attributes in CELL.findall(STYLE.sub("", html)):
        if name in {"meta", "br"} or name not in {"table", "tr", "td", "b", "span", "body"}:
            continue
        if closing:
            open_.pop()
            continue
        paper = re.search(r'bgcolor="(#\w{6})"', attributes)
        open_.append(paper[1] if paper else open_[-1])
        ink = re.search(r'[";]color:(#\w{6})', attributes)
        if ink:
            found.add((ink[1], open_[-1]))
    return found


@pytest.mark.parametrize("name", REPLIES)
def test_text_can_be_read_by_day_and_by_night(name):
    html = REPLIES[name].html
    papers, inks = dict(PAPER.findall(html)), dict(INK.findall(html))
    pairs = grounds(html)

    assert len(pairs) >= 4
    assert {ink for ink, _ in pairs} - {"#ffffff"} <= set(inks)
    assert {paper for _, paper in pairs} <= set(papers)
    assert [pair for pair in pairs if contrast(*pair) < LEAST] == []
    dark = {(inks.get(ink, ink), papers[paper]) for ink, paper in pairs}
    assert [pair for pair in dark if contrast(*pair) < LEAST] == []


def test_a_mail_program_is_told_of_both_schemes():
    page = REPLIES["returned"].html

    assert '<meta name="color-scheme" content="light dark">' in page
    assert "@media (prefers-color-scheme:dark)" in page
