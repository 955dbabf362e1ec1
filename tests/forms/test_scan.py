"""What a page's cells are: a table, or a frame around lines of text."""

from intake.forms.cells import Cell, Line, Table
from intake.forms.scan import tabled

ASKED = "1. 作品名称？\n答：《灯》\n2. 学校？\n答：甲大学\n3. 时长？\n答：3分"


def test_a_frame_around_lines_of_text_is_no_table():
    framed = [
        Cell(text=ASKED, row=0, column=1, sure=0.97),
        Cell(text="o", row=3, column=0, sure=0.4),
    ]

    assert tabled(framed) == tuple(Line(text=line, sure=0.97) for line in ASKED.split("\n"))


def test_a_long_story_in_a_table_leaves_it_one():
    cells = [
        Cell(text="片名：灯、学校：甲大学", row=0, column=0),
        Cell(text=ASKED, row=1, column=0),
    ]

    assert tabled(cells) == (Table(cells=tuple(cells)),)


def test_no_cells_are_no_table():
    assert tabled([]) == ()
