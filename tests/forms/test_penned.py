"""What a pen chose on paper, in a cell as a scan gives it."""

import pytest
from forms.families import ANSWERS, LABELS, read, table

from intake.forms.cells import Cell, Table
from intake.model import Field

RINGED = {
    "a ring in the printed list": ("纪录片或剧情片", "剧情片", "剧情片"),
    "a ring that blurs a sign": ("纪录片》剧情片", "剧情片", "剧情片"),
    "no ring": ("纪录片或剧情片", "", None),
}


@pytest.mark.parametrize("way", RINGED)
def test_a_ring_on_paper_is_the_choice(way):
    text, ringed, meant = RINGED[way]
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not Field.GENRE]
    rows = [
        [Cell(text=t, row=r, column=c) for c, t in enumerate(row)] for r, row in enumerate(rest)
    ]
    drawn = Cell(text=text, row=9, column=1, stressed=ringed, still="page1-cell9")
    label = Cell(text=LABELS[Field.GENRE], row=9, column=0)

    found = read(Table(cells=(*(cell for row in rows for cell in row), label, drawn)))

    assert (found[Field.GENRE].value if Field.GENRE in found else None) == meant


def test_printed_options_over_two_lines_are_no_answer():
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not Field.CATEGORIES]
    printed = (
        "例：从以下几类中任选一项或多项填写“教育扶贫》健康扶贫、\n"
        "消费扶贫、智力扶贫、科技扶贫、产业扶贫、其他”"
    )

    blank = read(table(*rest, [LABELS[Field.CATEGORIES], printed]))
    below = read(table(*rest, [LABELS[Field.CATEGORIES], f"{printed}\n产业扶贫"]))

    assert Field.CATEGORIES not in blank
    assert below[Field.CATEGORIES].value == ("产业扶贫",)


def test_boxes_in_the_cell_of_their_label_are_read_by_their_signs():
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not Field.CATEGORIES]
    rows = [
        [Cell(text=t, row=r, column=c) for c, t in enumerate(row)] for r, row in enumerate(rest)
    ]
    label = LABELS[Field.CATEGORIES]
    drawn = Cell(
        text=f"{label}\n教育扶贫 产业扶贫□其他",
        ticked=f"{label} ☑教育扶贫 □产业扶贫 ☑其他",
        row=9,
        column=0,
        columns=2,
        still="page1-cell9",
    )

    found = read(Table(cells=(*(cell for row in rows for cell in row), drawn)))

    assert found[Field.CATEGORIES].value == ("教育扶贫", "其他")


def test_what_a_pen_struck_out_is_not_chosen_and_a_person_looks():
    rest = [[LABELS[f], ANSWERS[f]] for f in Field if f is not Field.GENRE]
    rows = [
        [Cell(text=t, row=r, column=c) for c, t in enumerate(row)] for r, row in enumerate(rest)
    ]
    label = Cell(text=LABELS[Field.GENRE], row=9, column=0)
    drawn = Cell(text="纪录片或剧情片", ticked="纪录片或", row=9, column=1, still="page1-cell9")

    found = read(Table(cells=(*(cell for row in rows for cell in row), label, drawn)))

    assert found[Field.GENRE].value == "纪录片"
    assert found[Field.GENRE].confidence < 0.75
