"""A table's cells know who stands beside and below them."""

from intake.forms.cells import Cell, Table

LABEL = Cell(text="a", row=0, column=0, rows=2)
FIRST, SECOND = Cell(text="b", row=0, column=1), Cell(text="c", row=0, column=2)
NEXT = Cell(text="d", row=1, column=1, columns=2)
UNDER = Cell(text="e", row=2, column=0, columns=3)
TABLE = Table(cells=(LABEL, FIRST, SECOND, NEXT, UNDER))


def test_right_of_a_tall_cell_stand_the_cells_of_all_its_rows():
    assert list(TABLE.right_of(LABEL)) == [FIRST, SECOND, NEXT]


def test_right_of_the_last_cell_stands_nothing():
    assert list(TABLE.right_of(SECOND)) == []


def test_below_a_tall_cell_begins_after_its_last_row():
    assert list(TABLE.below(LABEL)) == [UNDER]


def test_below_a_cell_stands_a_wider_one():
    assert list(TABLE.below(SECOND)) == [NEXT, UNDER]
