"""Answers that stand elsewhere: on a further page, in two cells, behind labels in brackets."""

import pytest
from forms.families import ANSWERS, LABELS, VALUES, W, Y, read, said, table

from intake.forms.cells import Line
from intake.model import Field

REST = [[LABELS[f], ANSWERS[f]] for f in Field if f is not Y]
POINTING = table(*REST, [LABELS[Y], "（见附页）"])


def test_a_story_on_a_further_page_is_found_there_and_looked_at():
    below = [Line(text="附页"), Line(text=LABELS[Y]), Line(text=ANSWERS[Y])]

    found = read(POINTING, *below)[Y]

    assert found.value == VALUES[Y]
    assert found.confidence < 0.75


def test_a_story_that_stands_in_another_file_is_neither_read_nor_missing():
    found = read(POINTING)[Y]

    assert (found.value, found.confidence) == (None, 0.0)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("制作周期（起）", "制作周期（止）"),
        ("制作时间(始)", "制作时间(终)"),
        ("开机时间", "杀青时间"),
    ],
)
def test_a_period_whose_ends_have_labels_of_their_own(begins, ends):
    kept = [[LABELS[f], ANSWERS[f]] for f in Field if f is not W]

    found = read(table(*kept, [begins, "2020.06.18", ends, "2020.09.08"]))[W]

    assert found.value == ("2020-06-18", "2020-09-08")


@pytest.mark.parametrize("signs", ["「」", "『』", "【】", "〔〕"])
def test_labels_in_brackets_at_the_head_of_their_lines(signs):
    lines = [Line(text=f"{signs[0]}{LABELS[f]}{signs[1]}{ANSWERS[f]}") for f in Field]

    assert said(*lines) == VALUES
