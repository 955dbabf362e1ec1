"""Styles: looks → the numbers under which a workbook knows them, each made once."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import (
    Alignment,
    Border,
    Font,
    NamedStyle,
    PatternFill,
    Protection,
    Side,
)

from intake.tracker.carried import KeptCell
from intake.tracker.looks import LINE, LOOKS, Look

FONT = "Microsoft YaHei"
Key = tuple[str, bool, bool]
"""A look, whether its text is quoted, whether the cell is open to staff."""


class Styles:
    """The styles of one workbook; a cell names its style by number."""

    def __init__(self, workbook: Workbook) -> None:
        for name, look in LOOKS.items():
            workbook.add_named_style(_named(name, look))
        self._workbook = workbook
        self._trial = workbook.create_sheet("trial")
        self._numbers: dict[Key, int] = {}
        self._dressed: dict[tuple[Key, KeptCell], int] = {}

    def number(self, look: str, *, quoted: bool = False, free: bool = False) -> int:
        """The number of a look; `quoted` text stays text when edited, `free` is not locked."""
        key = (look, quoted, free)
        if key not in self._numbers:
            self._numbers[key] = self._made(key, None)
        return self._numbers[key]

    def kept(self, look: str, cell: KeptCell, *, free: bool = False) -> int:
        """The number of a look with staff's own number format, fill and ink over it."""
        clothes = KeptCell(
            text="", format=cell.format, fill=cell.fill, ink=cell.ink, bold=cell.bold
        )
        key = (look, False, free)
        if (key, clothes) not in self._dressed:
            self._dressed[key, clothes] = self._made(key, clothes)
        return self._dressed[key, clothes]

    def close(self) -> None:
        """Take away the sheet on which styles were tried; their numbers stay."""
        self._workbook.remove(self._trial)

    def _made(self, key: Key, clothes: KeptCell | None) -> int:
        look, quoted, free = key
        row = len(self._numbers) + len(self._dressed) + 1
        cell = self._trial.cell(row, 1)
        cell.style = look
        if quoted:
            cell.quotePrefix = True
        if free:
            cell.protection = Protection(locked=False)
        if clothes is not None:
            cell.number_format = clothes.format
            if clothes.fill:
                cell.fill = PatternFill("solid", fgColor=clothes.fill)
            if clothes.ink or clothes.bold:
                cell.font = Font(color=clothes.ink or None, bold=clothes.bold)
        return int(cell.style_id)


def _named(name: str, look: Look) -> NamedStyle:
    thin = Side(style="thin", color=LINE)
    borders = {
        "box": Border(left=thin, right=thin, top=thin, bottom=thin),
        "below": Border(bottom=Side(style="medium", color=look.ink)),
        "": Border(left=Side(style="thick", color=look.edge) if look.edge else None),
    }
    return NamedStyle(
        name=name,
        font=Font(
            name=FONT,
            size=look.size,
            bold=look.bold,
            color=look.ink,
            underline="single" if look.underlined else None,
        ),
        fill=PatternFill("solid", fgColor=look.paper) if look.paper else PatternFill(),
        alignment=Alignment(
            horizontal=look.across, vertical=look.up, wrap_text=look.wrap, indent=look.indent
        ),
        border=borders[look.frame],
        number_format=look.format,
    )
