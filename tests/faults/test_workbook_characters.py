"""A sender's text holds what XML, Excel or a reader's eye cannot bear: the workbook still opens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tracker import desks

ANY = st.text(st.characters(exclude_categories=()), max_size=60)
"""Lone surrogates and unassigned code points included."""


def subject(text):
    """What the workbook shows of a letter with this subject, read by another library."""
    content = desks.drawn(desks.desk([], [desks.row(1, desks.letter(text))]))
    return desks.table(content, "来信日志")[0]["主题"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("作\x00品", "作\ufffd品"),
        ("作\x07\x1b品", "作\ufffd\ufffd品"),
        ("作\ufffe\uffff品", "作\ufffd\ufffd品"),
        ("作\ud800品", "作\ufffd品"),
        ("\u202egpj.exe", "‹U+202E›gpj.exe"),
        ("作\r\n品\r", "作\n品\n"),
        (" 作品 ", " 作品 "),
        ("😀" * 3, "😀" * 3),
        ("<t>&amp;</t>", "<t>&amp;</t>"),
    ],
)
def test_odd_characters_are_shown_or_replaced(text, shown):
    assert subject(text) == shown


@pytest.mark.parametrize(
    "text", ["_x0000_", "a_x000A_b", "_x202E_gpj", "_x005F_x000A_", "__x0041_"]
)
def test_escapes_of_the_format_itself_stay_what_was_written(text):
    assert subject(text) == text


@settings(max_examples=15, deadline=None)
@given(st.lists(ANY, min_size=20, max_size=20))
def test_any_text_gives_a_workbook_that_opens(texts):
    letters = [
        desks.row(i, desks.letter(text, name=text, address=text), reason=text)
        for i, text in enumerate(texts)
    ]
    work = desks.dossier("AH-001", desks.case("any"), title=texts[0], school=texts[1])

    content = desks.drawn(desks.desk([work], letters))

    assert len(desks.table(content, "来信日志")) == 20
