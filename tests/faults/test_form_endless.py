"""A form made of nothing but labels, rows or text: it is read in bounded time."""

import time

import pytest
from cases import POLICY

from intake.forms import fields
from intake.forms.cells import Cell, Line, Table

MANY = 60_000
LABELS = [synonym for group in POLICY.form.labels.values() for synonym in group]
ENDLESS = {
    "one line of labels": [Line(text="片名：" * MANY)],
    "lines of labels": [Line(text="片名：灯")] * MANY,
    "a synopsis full of labels": [Line(text="故事梗概：" + "\n时长：三年" * MANY)],
    "one line of blanks": [Line(text="片" + " \t" * MANY + "名")],
    "one line of brackets": [Line(text="片名" + "（" * MANY)],
    "one long text": [Line(text="一" * 1_000_000)],
    "cells of labels": [
        Table(
            cells=tuple(
                Cell(text=LABELS[i % len(LABELS)], row=i // 9, column=i % 9) for i in range(MANY)
            )
        )
    ],
    "one cell of digits": [
        Table(
            cells=tuple(
                Cell(text=text, row=row, column=column)
                for row, label in enumerate(LABELS)
                for column, text in enumerate((label, "1" * MANY))
            )
        )
    ],
    "many small tables": [Table(cells=(Cell(text="片名", row=0, column=0),))] * MANY,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_form_is_read_in_time(name):
    started = time.monotonic()

    fields.forms(ENDLESS[name], POLICY.form, 2020)

    assert time.monotonic() - started < 10
