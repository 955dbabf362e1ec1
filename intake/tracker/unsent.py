"""Unsent: schools of the campaign's list that have sent nothing → the sheet 未报送."""

from __future__ import annotations

from intake.model import School
from intake.tracker import table
from intake.tracker.desk import Desk
from intake.tracker.page import Cell, Page
from intake.tracker.words import Words

KEYS = ("school", "province", "aliases", "domains", "contact")


def page(desk: Desk, words: Words) -> Page:
    """The sheet 未报送, in the order of the list; without a list it is empty."""
    rows = [
        table.Keyed(key=school.name, cells=_row(school, words))
        for school in {school.name: school for school in desk.unsent}.values()
    ]
    return table.page(
        "unsent", rows, KEYS, desk=desk, words=words, frame=table.Frame(pinned=1, upright=True)
    )


def _row(school: School, words: Words) -> dict[str, Cell]:
    between = words.say("entry.categories-between")
    return {
        "school": Cell(value=school.name, look="strong"),
        "province": Cell(value=school.province, look="middle"),
        "aliases": Cell(value=between.join(school.aliases)),
        "domains": Cell(value=between.join(school.domains)),
        "contact": Cell(value=school.contact),
    }
