"""Cells that lie beside one another are one table."""

from intake.forms.ruled import Box, together

LEFT, RIGHT = Box(100, 100, 200, 140), Box(208, 100, 400, 140)
BELOW, APART = Box(100, 148, 400, 300), Box(460, 100, 520, 140)


def test_cells_with_a_line_between_them_are_one_table():
    assert [set(group) for group in together([LEFT, RIGHT, BELOW])] == [{LEFT, RIGHT, BELOW}]


def test_cells_joined_by_a_later_one_are_one_table():
    assert [set(group) for group in together([LEFT, APART, BELOW])] == [{APART}, {LEFT, BELOW}]
    assert len(together([RIGHT, BELOW, LEFT])) == 1


def test_cells_that_meet_at_a_corner_alone_are_two():
    assert len(together([LEFT, Box(208, 148, 300, 200)])) == 2
